/** One step of what is done on a page. */
import type { ElementHandle, Page } from "playwright";
import { z } from "zod";
import { pageRef } from "../../runtime/domains.js";
import { ToolError } from "../../runtime/errors.js";
import { nearestTexts } from "../../runtime/nearest.js";
import type { ToolContext } from "../tool.js";
import { ACT_MS, click, pointIn } from "./click.js";
import type { Control, PageEyes } from "./page-view.js";
import type { BrowserSession } from "./session.js";

export const ACT_STEP = z.object({
  action: z.enum([
    "click",
    "type",
    "select",
    "check",
    "uncheck",
    "press",
    "hover",
    "drag",
    "scroll",
    "upload",
    "wait",
    "dialog",
  ]),
  ref: pageRef().optional(),
  text: z.string().optional().describe("Visible text instead of a ref"),
  value: z
    .string()
    .optional()
    .describe(
      "type: text; press: Control+A; click: x,y within it, for a drawing; scroll: up, down, end; upload: file; wait: ms or text; dialog: accept (before the click)",
    ),
  values: z.array(z.string()).optional(),
  to: pageRef().optional().describe("Where to drag"),
});
export type ActStep = z.output<typeof ACT_STEP>;

const MAX_WAIT_MS = 8000;
const TARGETED = ["click", "type", "select", "check", "uncheck", "hover", "drag", "upload"];

export interface StepPlace {
  page: Page;
  eyes: PageEyes;
  session: BrowserSession;
  context: ToolContext;
}

/** Carries out a step. @throws ToolError naming what is wrong with it; Playwright's errors when it can't be done */
export async function doStep(step: ActStep, place: StepPlace): Promise<void> {
  const { page, session } = place;
  if (step.action === "dialog") {
    session.dialogAnswer = { accept: step.value !== "dismiss", ...(step.text ? { text: step.text } : {}) };
    return;
  }
  if (step.action === "wait") return wait(page, step);
  const isTargeted = TARGETED.includes(step.action) || step.ref !== undefined;
  const target = isTargeted ? await targetOf(step, place.eyes) : undefined;
  if (step.action === "press") {
    const key = step.value ?? step.text ?? "";
    if (key === "") throw missing("value", "press needs a key, such as Enter");
    return target ? target.press(key, { timeout: ACT_MS }) : page.keyboard.press(key);
  }
  if (step.action === "scroll") return scroll(page, step.value ?? "down", target);
  if (!target) throw missing("ref", `${step.action} needs a ref or a text`);
  return doOnTarget(step, target, place);
}

async function doOnTarget(step: ActStep, target: ElementHandle<HTMLElement>, place: StepPlace): Promise<void> {
  const timeout = ACT_MS;
  const value = step.value ?? (step.ref === undefined ? undefined : step.text);
  switch (step.action) {
    case "click":
      return click(target, place.page, pointIn(step.value));
    case "hover":
      return target.hover({ timeout });
    case "check":
    case "uncheck":
      return target.setChecked(step.action === "check", { timeout }).catch(() => target.click({ timeout }));
    case "type":
      if (value === undefined) throw missing("value", "type needs the text to type");
      return typeSafely(target, value, place);
    case "select":
      return select(target, step.values ?? (value === undefined ? [] : [value]));
    case "upload":
      return upload(target, step.values ?? (value === undefined ? [] : [value]), place);
    case "drag":
      return drag(target, step.to, place);
    default:
      throw missing("action", `${step.action} can't be done`);
  }
}

/** What a step is about. @throws ToolError when it isn't there */
export async function targetOf(step: ActStep, eyes: PageEyes): Promise<ElementHandle<HTMLElement>> {
  if (step.ref !== undefined) return eyes.element(step.ref);
  if (!step.text) throw missing("ref", `${step.action} needs a ref or a text`);
  const wanted = step.text.trim().toLowerCase();
  const known = named(wanted, eyes.last?.controls ?? []);
  const there = known && (await eyes.element(known.ref).catch(() => undefined));
  if (there) return there;
  // A step before may have brought it.
  const { controls } = await eyes.look();
  const found = named(wanted, controls);
  if (found) return eyes.element(found.ref);
  const names = controls.map(({ name }) => name);
  throw new ToolError(
    "tool.bad-input",
    `Nothing that can be acted on says ${JSON.stringify(step.text.slice(0, 80))}.`,
    {
      hint: `Nearest: ${
        nearestTexts(step.text, names)
          .map((name) => JSON.stringify(name.slice(0, 60)))
          .join(", ") || "none"
      }.`,
      data: { field: "text" },
    },
  );
}

/** A secret is typed where the view and pictures then don't show it. */
async function typeSafely(target: ElementHandle<HTMLElement>, value: string, place: StepPlace): Promise<void> {
  const { context, eyes, session, page } = place;
  if (context.hide && context.hide(value) !== value) {
    session.secrets.add(value);
    await eyes.conceal(target);
  }
  return type(target, value, page);
}

function named(wanted: string, controls: readonly Control[]): Control | undefined {
  return (
    controls.find(({ name }) => name.toLowerCase() === wanted) ??
    controls.find(({ name }) => name.toLowerCase().includes(wanted))
  );
}

async function type(target: ElementHandle<HTMLElement>, value: string, page: Page): Promise<void> {
  const canFill = await target.evaluate(
    (node) => ["input", "textarea"].includes(node.localName) || node.isContentEditable,
  );
  if (canFill) {
    await target.fill(value, { timeout: ACT_MS });
    return isTaken(target, value);
  }
  await target.click({ timeout: ACT_MS });
  await page.keyboard.type(value);
}

/** How fields of a kind want it written; they forget what is written otherwise. */
const FORMS: Record<string, string> = {
  date: "2026-03-01",
  time: "13:45",
  month: "2026-03",
  week: "2026-W10",
  "datetime-local": "2026-03-01T13:45",
  number: "42",
};

async function isTaken(target: ElementHandle<HTMLElement>, value: string): Promise<void> {
  const { type, taken } = await target.evaluate((node) => ({
    type: node instanceof HTMLInputElement ? node.type : "",
    taken: node instanceof HTMLInputElement ? node.value : "",
  }));
  const form = FORMS[type];
  if (!form || value === "" || taken !== "") return;
  throw new ToolError("tool.bad-input", `A field of this kind doesn't take ${JSON.stringify(value.slice(0, 60))}.`, {
    hint: `Type it like ${form}.`,
    data: { field: "value" },
  });
}

async function select(target: ElementHandle<HTMLElement>, values: string[]): Promise<void> {
  const options = await target.evaluate((node) =>
    node instanceof HTMLSelectElement
      ? [...node.options].map(({ label, value }) => ({ label: label.trim(), value }))
      : [],
  );
  const chosen = values.map((value) => {
    const wanted = value.trim().toLowerCase();
    return options.find((each) => each.value === value) ?? options.find((each) => each.label.toLowerCase() === wanted);
  });
  if (values.length === 0 || chosen.includes(undefined)) {
    throw new ToolError("tool.bad-input", `There is no option ${JSON.stringify(values.join(", ").slice(0, 100))}.`, {
      hint: `The options are: ${
        options
          .map(({ label }) => label)
          .join(" | ")
          .slice(0, 600) || "none, click it instead"
      }.`,
      data: { field: "value" },
    });
  }
  await target.selectOption(
    chosen.flatMap((each) => each?.value ?? []),
    { timeout: ACT_MS },
  );
}

async function upload(target: ElementHandle<HTMLElement>, paths: string[], { context }: StepPlace): Promise<void> {
  if (paths.length === 0) throw missing("value", "upload needs a file of the workspace");
  const files = await Promise.all(
    paths.map(async (path) => ({
      name: path.split("/").at(-1) ?? path,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(await context.workspace.readBytes(path, { maxBytes: 40_000_000 })),
    })),
  );
  await target.setInputFiles(files, { timeout: ACT_MS });
}

async function drag(
  target: ElementHandle<HTMLElement>,
  to: string | undefined,
  { eyes, page }: StepPlace,
): Promise<void> {
  if (to === undefined) throw missing("to", "drag needs where to drag");
  const goal = await eyes.element(to);
  await target.hover({ timeout: ACT_MS });
  await page.mouse.down();
  try {
    await goal.hover({ timeout: ACT_MS, force: true });
    await goal.hover({ timeout: ACT_MS, force: true });
  } finally {
    await page.mouse.up();
  }
}

async function scroll(page: Page, way: string, target: ElementHandle<HTMLElement> | undefined): Promise<void> {
  if (target) return target.scrollIntoViewIfNeeded({ timeout: ACT_MS });
  await page.evaluate((to) => {
    const step = to === "up" ? -innerHeight * 0.8 : innerHeight * 0.8;
    if (to === "end") scrollTo(0, document.documentElement.scrollHeight);
    else scrollBy(0, step);
  }, way);
}

async function wait(page: Page, { value, text }: ActStep): Promise<void> {
  const limit = Number(value ?? (text === undefined ? 1000 : Number.NaN));
  if (Number.isFinite(limit)) return page.waitForTimeout(Math.min(Math.max(limit, 0), MAX_WAIT_MS));
  await page
    .getByText(text ?? value ?? "")
    .first()
    .waitFor({ timeout: MAX_WAIT_MS });
}

function missing(field: string, words: string): ToolError {
  return new ToolError("tool.bad-input", `${words}.`, { hint: `Give "${field}".`, data: { field } });
}
