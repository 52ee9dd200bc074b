type Child = Node | string;

/** Makes an element with its attributes and children. */
export function el(tag: string, attributes: Record<string, string> = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Grey bars where content will come. */
export function skeleton(lines: number): HTMLElement {
  const bars = Array.from({ length: lines }, () => el('span', { class: 'bar' }));
  return el('section', { class: 'card skeleton', 'aria-hidden': 'true' }, ...bars);
}
