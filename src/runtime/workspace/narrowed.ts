import type { Workspace } from "./workspace.js";

/** A workspace with some of its methods replaced, whatever it is made of. */
export function narrowed(workspace: Workspace, own: Partial<Workspace>): Workspace {
  return new Proxy(workspace, {
    get(target, key) {
      const method = own[key as keyof Workspace];
      if (method !== undefined) return method;
      const member: unknown = Reflect.get(target, key, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
