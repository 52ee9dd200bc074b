import css from './common.css?inline';

/** An element with attributes and children; text is always text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A button that shows some text and calls `press`. */
export function button(name: string, shown: string, press: () => void): HTMLButtonElement {
  const made = element('button', { class: name }, shown);
  made.onclick = press;
  return made;
}

/** A host node of ours, the root in it that the page cannot look into, and the one box in that root. */
export interface Hosted {
  host: HTMLElement;
  root: ShadowRoot;
  box: HTMLElement;
}

/**
 * Makes a host. All style, `more` beside what every host has, is on the box, where the page's rules do not reach. The sheet
 * is a constructed one: a `<style>` element would fall to the page's own content security policy as soon as the page moved
 * the host. A host that a copy of ours from before an update has left in the page goes.
 */
export function hosted(tag: string, more: string, mode: ShadowRootMode = 'closed'): Hosted {
  document.querySelector(tag)?.remove();
  const host = document.createElement(tag);
  const root = host.attachShadow({ mode });
  const sheet = new CSSStyleSheet();
  const box = element('div', {});
  sheet.replaceSync(css + more);
  root.adoptedStyleSheets = [sheet];
  root.append(box);
  return { host, root, box };
}
