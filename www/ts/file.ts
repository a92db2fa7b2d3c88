/** A script of the package that is on its way: where it does not come, the error has the code for that. */
export function file<T>(coming: Promise<T>): Promise<T> {
  return coming.catch((error: object) => {
    throw Object.assign(error, { code: 'load.file' });
  });
}
