import { type Profile, profiles } from "./profile.js";

/** One file of a model: its weights in one quantisation. */
export interface Variant {
  quantisation: string;
  /** Size of the weights. Rounded: the exact size is known once the file is asked for. */
  approximateBytes: number;
  /** Where it comes from; `hf:` is Hugging Face. */
  uri: string;
}

/** A model that is known to work, and where to get it. */
export interface CatalogueModel {
  id: string;
  title: string;
  /** What it is good for, in a sentence. */
  about: string;
  licence: string;
  profile: Profile;
  layers: number;
  /** Bytes of KV cache per token at f16. */
  kvBytesPerToken: number;
  /** The first is the one that `pull` takes when nothing is said. */
  variants: Variant[];
}

const GB = 1e9;

function variants(repository: string, sizes: Record<string, number>): Variant[] {
  return Object.entries(sizes).map(([quantisation, size]) => ({
    quantisation,
    approximateBytes: size * GB,
    uri: `hf:${repository}:${quantisation}`,
  }));
}

function qwen3(size: string, about: string, layers: number, sizes: Record<string, number>): CatalogueModel {
  const kvBytesPerToken = layers * 8 * 128 * 2 * 2;
  return {
    id: `qwen3-${size.toLowerCase()}`,
    title: `Qwen3-${size}`,
    about,
    licence: "Apache-2.0",
    profile: { ...profiles.qwen3, kvBytesPerToken },
    layers,
    kvBytesPerToken,
    variants: variants(`Qwen/Qwen3-${size}-GGUF`, sizes),
  };
}

/** The models, the best first. */
export const catalogue: readonly CatalogueModel[] = [
  {
    id: "qwq-32b",
    title: "QwQ-32B",
    about:
      "The one that qwill is made for: reasons long and plans well. Wants a 24 GB card, or 32 GB of memory and patience.",
    licence: "Apache-2.0",
    profile: profiles["qwq-32b"],
    layers: 64,
    kvBytesPerToken: 262_144,
    variants: [
      ...variants("Qwen/QwQ-32B-GGUF", { Q4_K_M: 19.9 }),
      ...variants("bartowski/Qwen_QwQ-32B-GGUF", { IQ4_XS: 17.7 }),
      ...variants("Qwen/QwQ-32B-GGUF", { Q5_K_M: 23.3, Q8_0: 34.8 }),
    ],
  },
  qwen3("32B", "As large as QwQ-32B and newer; thinks when asked to.", 64, { Q4_K_M: 19.8, Q5_K_M: 23.2, Q8_0: 34.8 }),
  qwen3("14B", "For a 12 GB card or 16 GB of memory.", 40, { Q4_K_M: 9, Q5_K_M: 10.5, Q8_0: 15.7 }),
  qwen3("8B", "For an 8 GB card or 12 GB of memory; plans short goals.", 36, { Q4_K_M: 5, Q5_K_M: 5.9, Q8_0: 8.7 }),
  qwen3("4B", "For most laptops; simple goals of a few steps.", 36, { Q4_K_M: 2.5, Q5_K_M: 2.9, Q8_0: 4.3 }),
  qwen3("1.7B", "For trying things out on a small machine.", 28, { Q8_0: 1.8 }),
];

/**
 * The catalogue's model of a name. `qwq-32b:Q8_0` names a variant.
 *
 * @example
 * catalogueModel("qwq-32b:Q5_K_M")?.variant.approximateBytes; // 23_300_000_000
 */
export function catalogueModel(ref: string): { model: CatalogueModel; variant: Variant } | undefined {
  const [id = "", quantisation] = ref.split(":");
  const model = catalogue.find((entry) => entry.id === id.toLowerCase());
  const wanted = quantisation?.toUpperCase();
  const variant = model?.variants.find((entry) => wanted === undefined || entry.quantisation === wanted);
  return model && variant ? { model, variant } : undefined;
}

/** What to name instead of a reference that means no model: of a known one its quantisations, else all models. */
export function catalogueHint(ref: string): string {
  const known = catalogueModel(ref.split(":")[0] ?? "")?.model;
  if (!known) return `The catalogue has: ${catalogue.map((model) => model.id).join(", ")}, pocket.`;
  return `There is: ${known.variants.map(({ quantisation }) => `${known.id}:${quantisation}`).join(", ")}.`;
}

/** The name that a variant's file has in the models folder. */
export function fileNameOf(model: CatalogueModel, variant: Variant): string {
  return `${model.id}.${variant.quantisation}.gguf`;
}
