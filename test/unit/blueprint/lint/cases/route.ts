/** A sound way for a signal of the default blueprint, changed by `rest`. */
export const route = (id: string, rest: object) => ({
  id,
  on: { types: ['web.pricing_page_visited'] },
  to: 'csm',
  action: 'task',
  within: 'PT15M',
  because: 'Ours.',
  ...rest,
});
