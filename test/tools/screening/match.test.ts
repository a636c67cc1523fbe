import { describe, expect, it } from "vitest";
import { matchRequirement, type Profile } from "../../../src/tools/screening/match.js";
import { isDenied } from "../../../src/tools/screening/negation.js";
import { readRequirement } from "../../../src/tools/screening/requirement.js";
import { termsOf } from "../../../src/tools/screening/terms.js";

const profile = (parts: Partial<Profile> & { text?: string }): Profile => ({
  skills: [],
  denied: [],
  years: undefined,
  lines: (parts.text ?? "").split("\n").map((text) => ({ text, page: 1, heading: "" })),
  ...parts,
});
const credit = (requirement: string, skills: string[]) => matchRequirement(requirement, profile({ skills })).credit;

describe("words that are compared", () => {
  it.each([
    ["K8s", "Kubernetes"],
    ["Postgres", "PostgreSQL"],
    ["JS", "JavaScript"],
    ["Vue.js", "Vue"],
    ["REST APIs", "RESTful API"],
    ["ML", "Machine learning"],
    ["golang", "Go"],
    ["C++", "c++"],
  ])("%s is %s", (one, other) => {
    expect(termsOf(one)).toEqual(termsOf(other));
  });

  it("keep apart what only looks alike", () => {
    expect(termsOf("Java")).not.toEqual(termsOf("JavaScript"));
    expect(termsOf("C")).not.toEqual(termsOf("C#"));
  });
});

describe("a requirement", () => {
  it("is taken apart into what must be there and what may stand for each other", () => {
    expect(readRequirement("gRPC or REST API design").parts).toEqual([[["grpc"], ["rest", "design"]]]);
    expect(readRequirement("Docker, Kubernetes and Terraform").parts).toEqual([
      [["docker"]],
      [["kubernetes"]],
      [["terraform"]],
    ]);
    expect(readRequirement("PostgreSQL, including schema design and slow queries").parts).toEqual([[["postgresql"]]]);
    expect(readRequirement("At least 5 years in backend work").years).toBe(5);
  });

  it.each([
    ["Go in production", ["Go"], 1],
    ["Strong SQL skills", ["PostgreSQL"], 1],
    ["Kubernetes (you deploy your own services)", ["k8s"], 1],
    ["transport planning", ["Planning"], 0],
    ["REST API design", ["Design"], 0],
    ["Java", ["JavaScript"], 0],
    ["Machine learning engineering", ["ML"], 1],
    ["a warehouse management system (e.g. Manhattan, SAP EWM)", ["SAP EWM"], 1],
    ["Docker and Kubernetes", ["Docker"], 0.5],
    ["Go", ["Go (beginner)"], 0.5],
    ["Apache Airflow: you have run DAGs", ["Airflow"], 1],
    ["AWS (S3, IAM and at least one of Glue, Redshift)", ["AWS"], 1],
  ])("%s by %s counts %s", (requirement, skills, expected) => {
    expect(credit(requirement, skills)).toBe(expected);
  });

  it("is never met by what is denied", () => {
    const match = matchRequirement("Kubernetes", profile({ skills: ["Kubernetes"], denied: ["k8s"] }));
    expect(match).toMatchObject({ credit: 0, note: "says: not k8s" });
  });

  it("knows word families, short forms and levels", () => {
    const met = (requirement: string, text: string) => matchRequirement(requirement, profile({ text })).credit;
    expect(met("Care of ventilated patients", "Invasive ventilation and proning")).toBe(0.9);
    expect(met("Immediate Life Support (ILS) or Advanced Life Support (ALS)", "ALS, renewed in March")).toBe(0.9);
    expect(met("German, at least level C1", "German (A2, evening course)")).toBe(0.25);
    expect(met("German, at least level C1", "German: mother tongue")).toBe(1);
  });

  it("is denied by a label, a cell or a clause", () => {
    const met = (text: string) => matchRequirement("Six Sigma", profile({ text })).credit;
    expect(met("Six Sigma | no knowledge")).toBe(0);
    expect(met("Not at all: Six Sigma, Kaizen")).toBe(0);
    expect(met("Six Sigma: not yet")).toBe(0);
    expect(met("I have never worked with Six Sigma")).toBe(0);
  });

  it("counts little where its words stand in several places", () => {
    const text = "Site manager of two bridges.\nFormwork of reinforced concrete.";
    const match = matchRequirement(
      "Experience in site management of reinforced concrete structures",
      profile({ text }),
    );
    expect(match.credit).toBeLessThan(0.9);
  });

  it("counts nine tenths where only the text mentions it, with the quote and its page", () => {
    const text = "Ran the services on Kubernetes for four years.";
    expect(matchRequirement("Kubernetes", profile({ text }))).toMatchObject({
      credit: 0.9,
      quote: text.slice(0, -1),
      page: 1,
      note: "found in the text",
    });
  });

  it("shows no more of the text than what is asked for", () => {
    const text = "REGISTRATION: bees; the yearly test of the hive frames with a fire officer and his frames";
    expect(matchRequirement("hive frames", profile({ text })).found).toEqual(["hive frames"]);
  });

  it("isn't met by a mention that denies it", () => {
    for (const text of [
      "I have never used Kubernetes.",
      "No experience with Kubernetes yet: we have servers.",
      "I would like to learn Kubernetes.",
      "Kubernetes is something I have read about, but I've never used it.",
      "Kubernetes is on my list for next year.",
    ]) {
      expect(matchRequirement("Kubernetes", profile({ text })).credit).toBe(0);
    }
    const lines = [{ text: "Kubernetes, Kafka", page: 1, heading: "Can't do (yet)" }];
    expect(matchRequirement("Kubernetes", profile({ lines })).credit).toBe(0);
  });

  it("counts a language that the text names whole", () => {
    expect(matchRequirement("fluent English", profile({ text: "English: C1" })).credit).toBe(1);
    const french = profile({ text: "Français (langue maternelle), anglais (C1)" });
    expect(matchRequirement("English good enough to write a post-mortem in", french).credit).toBe(1);
    expect(matchRequirement("English", profile({ text: "I don't speak English yet." })).credit).toBe(0);
  });

  it("isn't denied by what stands beside it", () => {
    const met = (requirement: string, text: string) => matchRequirement(requirement, profile({ text })).credit;
    expect(met("HACCP", "seit Mai 2018: Köchin, HACCP")).toBe(0.9);
    expect(met("German", "Deutsch (Muttersprache), Italienisch A2")).toBe(1);
    expect(met("Go", "I've never used Rust, and I write Go every day")).toBe(0.9);
    expect(met("Excel", "What I can't offer: SAP. I do use Excel.")).toBe(0.9);
    expect(met("a driving licence, category B", "Driving licence B, BE")).toBe(0.9);
    expect(met("a wiki (Notion, Coda or similar)", "We write in Coda.")).toBe(0.9);
    expect(met("Contract drafting in English", "English (C2)")).toBe(0.5);
    expect(met("SAP", "Non ho mai usato SAP")).toBe(0);
  });

  it("of years is met by years of work, in proportion", () => {
    expect(matchRequirement("4+ years in backend", profile({ years: 5 })).credit).toBe(1);
    expect(matchRequirement("4+ years in backend", profile({ years: 2 })).credit).toBe(0.25);
    expect(matchRequirement("4+ years in backend", profile({})).note).toBe("years of work not known");
  });
});

describe("denial", () => {
  it.each([
    "I have no experience with Go",
    "never used Terraform",
    "SAP: not at all",
    "keine Erfahrung mit Go",
    "sans expérience",
  ])("%s", (text) => {
    expect(isDenied(text)).toBe(true);
  });

  it.each(["Built a notebook for Go", "Knows Terraform well", "nobody noticed the change"])("not: %s", (text) => {
    expect(isDenied(text)).toBe(false);
  });
});
