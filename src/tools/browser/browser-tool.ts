/** What all tools of the browser share: one session for a workspace, and errors that a model can act on. */
import type { z } from "zod";
import { isQwillError, ToolError } from "../../runtime/errors.js";
import {
  type CallEffect,
  defineTool,
  type Effect,
  type QwillTool,
  type ToolContext,
  type ToolResult,
} from "../tool.js";
import { type BrowserToolOptions, profileFolder } from "./options.js";
import type { PageView } from "./page-view.js";
import { BrowserSession } from "./session.js";
import { PageHung } from "./time-limit.js";
import { answerText, pageAt, pagesOf, viewNotes } from "./view-text.js";

/** A start of the browser on a busy machine is what takes long. */
const TOOL_MS = 90_000;

/** The sessions of a set of tools: one for each run, or one for all where a profile is shared. */
export class BrowserSessions {
  readonly options: BrowserToolOptions;
  private readonly sessions = new Map<string, { session: BrowserSession; users: Set<string> }>();

  constructor(options: BrowserToolOptions) {
    this.options = options;
  }

  /** The session of the run that a call belongs to. */
  of({ runId, workspace }: ToolContext): BrowserSession {
    const { profile } = this.options;
    const user = runId ?? workspace.root;
    const key = profile ?? user;
    const known = this.sessions.get(key) ?? {
      session: new BrowserSession(this.options, profile && profileFolder(profile, workspace.root)),
      users: new Set(),
    };
    known.users.add(user);
    this.sessions.set(key, known);
    return known.session;
  }

  /** Closes what the run had open; everything without its name. */
  async close(runId?: string): Promise<void> {
    const left = [...this.sessions].filter(([, { users }]) => {
      if (runId === undefined) return true;
      return users.delete(runId) && users.size === 0;
    });
    for (const [key] of left) this.sessions.delete(key);
    await Promise.all(left.map(([, { session }]) => session.close()));
  }
}

interface BrowserTool<Input extends z.ZodObject> {
  name: string;
  description: string;
  input: Input;
  effect: Effect;
  effectOf?(input: z.output<Input>, session: BrowserSession): Promise<CallEffect>;
  run(input: z.output<Input>, session: BrowserSession, context: ToolContext): Promise<ToolResult>;
}

/** A tool of the browser; its `close` ends the browser. */
export function browserTool<Input extends z.ZodObject>(
  sessions: BrowserSessions,
  definition: BrowserTool<Input>,
): QwillTool {
  const { effectOf } = definition;
  return defineTool({
    ...definition,
    effectOf: effectOf && ((input, context) => effectOf(input, sessions.of(context))),
    timeoutMs: TOOL_MS,
    close: (runId) => sessions.close(runId),
    run(input: z.output<Input>, context: ToolContext) {
      const session = sessions.of(context);
      return session.run(async () => {
        context.signal.throwIfAborted();
        try {
          return await definition.run(input, session, context);
        } catch (error) {
          // What only looks may look again at the page that is brought back.
          const again = session.isBroken && definition.effect !== "outward" && !(error instanceof PageHung);
          if (!again) throw await told(error, session);
        }
        return definition.run(input, session, context).catch(async (error: unknown) => {
          throw await told(error, session);
        });
      });
    },
  });
}

async function told(error: unknown, session: BrowserSession): Promise<unknown> {
  if (isQwillError(error)) return error;
  if (error instanceof PageHung) {
    await session.discard();
    return new ToolError("tool.timeout", "The page does not answer: its script runs without end. It was closed.", {
      hint: "The last page that worked is opened again at the next call; try another one.",
    });
  }
  if (session.isBroken) {
    return new ToolError("tool.failed", "The page or the browser crashed.", {
      hint: "It is brought back at the next call: look with browser_look.",
      cause: error,
    });
  }
  return new ToolError("tool.failed", ownReasonOf(error), {
    hint: "Look with browser_look, then go on.",
    cause: error,
  });
}

/** Why it failed, in words that are all our own: an error's text may be the page's, and this stands in no fence. */
function ownReasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === "TimeoutError") return "The page did not do it in time.";
  if (/evaluate/i.test(text.split("\n", 1)[0] ?? "")) return "The page can't be read: its own scripts get in the way.";
  return "The browser could not do it.";
}

/** Playwright's reason without its call log and colours; what lies in the way is the most useful of it. */
export function reasonOf(error: unknown): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken out
  const text = (error instanceof Error ? error.message : String(error)).replace(/\u001b\[[0-9;]*m/g, "");
  const blocked = /- (.{1,150}? intercepts pointer events)/.exec(text)?.[1];
  const why = blocked ?? /- element is (not \w+)/.exec(text)?.[1];
  const first = (text.split("\n", 1)[0] ?? "").replace(/^\w+\.\w+: /, "").slice(0, 200);
  return why ? `${first} (${why})` : first;
}

/** A page of the view as a result: text, and the references that there are. */
export function viewResult(session: BrowserSession, view: PageView, page = 1, lines = view.lines): ToolResult {
  const pages = pagesOf(lines);
  const text = pageAt(pages, page);
  return {
    text: answerText({
      ...heard(session),
      url: view.url,
      title: view.title,
      text,
      after: [...viewNotes(view, page, pages.length), ...personNote(session, view)],
    }),
    data: { url: view.url, title: view.title, page, pages: pages.length, ...refusedSince(session) },
    sources: [{ path: view.url, page, text }],
    choices: { pageRef: view.controls.map(({ ref }) => ref) },
  };
}

/** Where a person sees the window, what only they can do is theirs. */
function personNote(session: BrowserSession, { controls }: PageView): string[] {
  if (!session.isWindow || !controls.some(({ role }) => role === "password")) return [];
  return ["[a person sees this window: ask_person to log in there, then look again]"];
}

/** What was said since the last answer, once. */
export function heard(session: BrowserSession): { notes: string[]; said: string[] } {
  const { notes, said } = session;
  session.notes = [];
  session.said = [];
  return { notes, said };
}

/** What the guard refused since the last answer. */
export function refusedSince(session: BrowserSession): { refused?: { url: string; reason: string }[] } {
  const refused = session.takeRefusals();
  return refused.length > 0 ? { refused } : {};
}
