"""Byte-level BPE whose merges never cross letters, digits, white space or punctuation.

A word therefore has the same tokens after a line start, a space or a quote, and copying a span of a document into
JSON is copying token for token. The encoder follows llama.cpp's `qwen2` pre-tokenizer exactly, so that the exported
GGUF gives the same ids.

Usage: tokenizer.py OUT.json [--vocabulary 6144] [--texts FILE.jsonl ...]
"""
import argparse
import collections
import heapq
import json
import re
import sys
import unicodedata

SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]


def _byte_symbols():
    """GPT-2's printable stand-in for each byte."""
    printable = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    symbols, extra = {}, 0
    for byte in range(256):
        if byte in printable:
            symbols[byte] = chr(byte)
        else:
            symbols[byte] = chr(256 + extra)
            extra += 1
    return symbols


BYTE_SYMBOL = _byte_symbols()
SYMBOL_BYTE = {symbol: byte for byte, symbol in BYTE_SYMBOL.items()}


def symbols_of(text):
    return "".join(BYTE_SYMBOL[byte] for byte in text.encode("utf8"))


def _class_ranges(first_letter):
    """A regular-expression character class of all code points whose Unicode category starts so."""
    ranges, start, previous = [], None, None
    for code in range(sys.maxunicode + 1):
        if 0xD800 <= code <= 0xDFFF:
            continue
        if unicodedata.category(chr(code)).startswith(first_letter):
            if start is None:
                start = code
            previous = code
        elif start is not None:
            ranges.append((start, previous))
            start = None
    if start is not None:
        ranges.append((start, previous))
    return "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" if a != b else re.escape(chr(a)) for a, b in ranges)


LETTER, NUMBER = _class_ranges("L"), _class_ranges("N")
# \s as Unicode's White_Space (Python's \s would add U+001C..U+001F)
SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
QWEN2 = re.compile(
    rf"(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n{LETTER}{NUMBER}]?[{LETTER}]+|[{NUMBER}]"
    rf"| ?[^{SPACE}{LETTER}{NUMBER}]+[\r\n]*|[{SPACE}]*[\r\n]+|[{SPACE}]+(?![^{SPACE}])|[{SPACE}]+"
)
# what merges are learned from: Latin letter runs (English contractions apart), runs of JSON punctuation, single characters
_JSON_RUN = r"[{}\[\]\":,]+"
PIECE = re.compile(rf"(?<=')(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])|[A-Za-z\u00c0-\u024f]+|{_JSON_RUN}|.", re.S)
LATIN_RUN = re.compile(r"[A-Za-z\u00c0-\u024f]+\Z")
MAX_TOKEN_CHARS = 14


def learn_merges(weighted_texts, vocabulary):
    """Merges from (text, weight) pairs; the most frequent pair first, ties broken by the pair itself."""
    counts = collections.Counter()
    for text, weight in weighted_texts:
        for piece in PIECE.findall(text):
            if len(piece.encode("utf8")) > 1:
                counts[piece] += weight
    words = [list(symbols_of(piece)) for piece in counts]
    frequency = list(counts.values())
    pairs, places = collections.Counter(), collections.defaultdict(set)
    for index, word in enumerate(words):
        for pair in zip(word, word[1:]):
            pairs[pair] += frequency[index]
            places[pair].add(index)
    heap = [(-count, pair) for pair, count in pairs.items()]
    heapq.heapify(heap)
    merges, tokens = [], set()
    while len(tokens) < vocabulary - 256 - len(SPECIAL) and heap:
        negative, pair = heapq.heappop(heap)
        count = pairs.get(pair, 0)
        if count != -negative:
            if count > 1:
                heapq.heappush(heap, (-count, pair))
            continue
        if count < 2:
            break
        joined = pair[0] + pair[1]
        if len(joined) > MAX_TOKEN_CHARS:
            pairs.pop(pair)
            continue
        merges.append(pair)
        tokens.add(joined)
        touched = set()
        for index in places.pop(pair):
            word, weight = words[index], frequency[index]
            for old in zip(word, word[1:]):
                pairs[old] -= weight
            merged, at = [], 0
            while at < len(word):
                if at < len(word) - 1 and word[at] == pair[0] and word[at + 1] == pair[1]:
                    merged.append(joined)
                    at += 2
                else:
                    merged.append(word[at])
                    at += 1
            words[index] = merged
            for new in zip(merged, merged[1:]):
                pairs[new] += weight
                places[new].add(index)
                touched.add(new)
        pairs.pop(pair, None)
        for new in touched:
            heapq.heappush(heap, (-pairs[new], new))
    return merges


class Tokenizer:
    """Encodes plain text (control tokens are never recognised in it) and decodes ids."""

    def __init__(self, merges):
        self.merges = [tuple(merge) for merge in merges]
        self.rank = {merge: index for index, merge in enumerate(self.merges)}
        self.tokens, self.ids = [], {}
        for token in [BYTE_SYMBOL[b] for b in range(256)] + [a + b for a, b in self.merges] + SPECIAL:
            if token not in self.ids:
                self.ids[token] = len(self.tokens)
                self.tokens.append(token)
        self.end_of_text, self.turn_start, self.turn_end = (self.ids[token] for token in SPECIAL)
        self._cache = {}

    def __len__(self):
        return len(self.tokens)

    def _encode_piece(self, piece):
        word = list(symbols_of(piece))
        unknown = len(self.merges)
        while len(word) > 1:
            best, at = min((self.rank.get(pair, unknown), i) for i, pair in enumerate(zip(word, word[1:])))
            if best == unknown:
                break
            word[at : at + 2] = [word[at] + word[at + 1]]
        return [self.ids[symbol] for symbol in word]

    def encode(self, text):
        ids, cache = [], self._cache
        for piece in QWEN2.findall(text):
            found = cache.get(piece)
            if found is None:
                found = self._encode_piece(piece)
                if len(cache) < 500_000:
                    cache[piece] = found
            ids += found
        return ids

    def decode(self, ids):
        out = bytearray()
        for i in ids:
            token = self.tokens[i]
            out += token.encode() if token in SPECIAL else bytes(SYMBOL_BYTE[c] for c in token)
        return out.decode("utf8", "replace")

    def encode_parts(self, parts):
        """Ids and loss flags of a sample's parts: special, text, learn, learn-special."""
        ids, learned = [], []
        for kind, text in parts:
            new = [self.ids[text]] if kind.endswith("special") else self.encode(text)
            ids += new
            learned += [kind.startswith("learn")] * len(new)
        return ids, learned


def save(merges, path):
    with open(path, "w", encoding="utf8") as file:
        json.dump({"merges": [list(merge) for merge in merges]}, file, ensure_ascii=False)


def load(path):
    with open(path, encoding="utf8") as file:
        return Tokenizer(json.load(file)["merges"])


def main():
    import vocabulary

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--vocabulary", type=int, default=6144)
    parser.add_argument("--texts", nargs="*", default=[], help="JSONL sample files whose texts are counted too")
    options = parser.parse_args()
    texts = list(vocabulary.weighted_texts())
    for path in options.texts:
        with open(path, encoding="utf8") as file:
            texts += [(text, 1) for line in file for _, text in json.loads(line)["parts"]]
    merges = learn_merges(texts, options.vocabulary)
    save(merges, options.out)
    print(f"{len(merges)} merges, {len(Tokenizer(merges))} tokens -> {options.out}")


if __name__ == "__main__":
    main()
