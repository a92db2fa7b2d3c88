/** What is loaded once for all who ask; after a failure, whoever asks next has it tried again. */
export function once<Args extends unknown[], T>(load: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
  let loading: Promise<T> | undefined;
  return (...args) =>
    (loading ??= load(...args).catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
