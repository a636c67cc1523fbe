import { type WordList, wordList } from "../rng.js";

/** What people of one trade are called and what they can do. */
export interface Trade {
  id: string;
  titles: WordList;
  skills: WordList;
}

export const trade = (id: string, titles: string, skills: string): Trade => ({
  id,
  titles: wordList(titles),
  skills: wordList(skills),
});
