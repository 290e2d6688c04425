import DataLoader from 'dataloader';

/** One DataLoader per kind of look-up and request: what a request asks row by row goes out as one statement. */
export class Loaders {
  private readonly loaders = new Map<object, DataLoader<string, unknown>>();

  /** `batch` answers a map; what it leaves out is null. `owner` tells the loaders apart: the class that loads. */
  load<V>(owner: object, batch: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>, key: string) {
    return this.of(owner, batch).load(key);
  }

  /** Puts in what is known already, so that it is not asked again. */
  prime<V>(owner: object, batch: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>, key: string, value: V) {
    this.of(owner, batch).prime(key, value);
  }

  /** Forgets all: what was loaded before a change is no answer after it. */
  clear(): void {
    this.loaders.clear();
  }

  private of<V>(
    owner: object,
    batch: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  ): DataLoader<string, V | null> {
    let loader = this.loaders.get(owner) as DataLoader<string, V | null> | undefined;
    if (loader === undefined) {
      loader = new DataLoader<string, V | null>(async (keys) => {
        const found = await batch(keys);
        return keys.map((key) => found.get(key) ?? null);
      });
      this.loaders.set(owner, loader);
    }
    return loader;
  }
}
