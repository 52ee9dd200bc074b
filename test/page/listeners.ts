/** Event listeners that are in place, by type and target; counted from the moment this runs. */
export const listeners: string[] = [];

const add = EventTarget.prototype.addEventListener;

/** Counts a listener until its signal aborts. Listeners on our own nodes and signals go with them and are not counted. */
EventTarget.prototype.addEventListener = function counted(type, listener, options) {
  const signal = typeof options === 'object' ? options.signal : undefined;
  const name = `${this.constructor.name} ${type}`;
  if (!(this instanceof AbortSignal || this instanceof Element)) {
    listeners.push(name);
    if (signal) add.call(signal, 'abort', () => listeners.splice(listeners.indexOf(name), 1));
  }
  add.call(this, type, listener, options);
};
