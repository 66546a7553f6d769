/** The default export of a module found by name; undefined when there is none of that name. */
export async function load<Piece>(
  name: string,
  importIt: () => Promise<unknown>,
): Promise<Piece | undefined> {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return undefined;
  try {
    return ((await importIt()) as { default?: Piece }).default;
  } catch (error) {
    // esbuild's table of modules, and Node's own search when the sources run unbuilt.
    if (error instanceof Error && /^(Module not found in bundle|Cannot find module)/.test(error.message))
      return undefined;
    throw error;
  }
}
