import type { ComponentChildren, Ref } from "preact";

interface ScrollableProps {
  /** What it holds, for those who can't see it. */
  label: string;
  class: string;
  children: ComponentChildren;
  boxRef?: Ref<HTMLElement>;
  onScroll?(): void;
}

/** A part that scrolls by itself, with the keyboard too. */
export function Scrollable({ label, class: name, children, boxRef, onScroll }: ScrollableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or the keyboard can't scroll it
    <section class={name} aria-label={label} tabIndex={0} ref={boxRef} onScroll={onScroll}>
      {children}
    </section>
  );
}
