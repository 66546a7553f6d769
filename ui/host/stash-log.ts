import { liveDocument, type LogSource } from '../data/live.ts';
import type { PluginApi } from './plugin-api.ts';

/** Stash's log over the WebSocket of Stash's own page. */
export function stashLog(api: PluginApi): LogSource {
  const { StashService } = api.utils;
  return {
    subscribe(onMessages, onEnd) {
      const subscription = StashService.getClient()
        .subscribe({ query: api.libraries.Apollo.gql(liveDocument), fetchPolicy: 'no-cache' })
        .subscribe({
          next: ({ data }) =>
            onMessages(
              ((data?.loggingSubscribe ?? []) as { message: string }[]).map((entry) => entry.message),
            ),
          error: onEnd,
          complete: onEnd,
        });
      return () => subscription.unsubscribe();
    },
    onReconnect(listener) {
      // The socket may have been opened before us, so the first connection we hear of may be a second one already:
      // reading once too often is cheap, missing events is not.
      return StashService.getWSClient?.().on('connected', listener) ?? (() => {});
    },
  };
}
