class PluginEvents extends EventTarget {
  /** Listeners get `stash:<event>` with `{event, data}` as detail. */
  dispatch(event: string, id: string, data: object): void {
    this.dispatchEvent(
      new CustomEvent(id ? `stash:${event}:${id}` : `stash:${event}`, { detail: { event, id, data } }),
    );
  }
}

/** `PluginApi.Event`; the page itself only ever tells `stash:location`. */
export const pluginEvents = new PluginEvents();
