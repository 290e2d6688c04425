import DataLoader from 'dataloader';
import { type Owned, type PartOf, partOf, wholeOf } from '../core/keys.js';

type Batch<K, V> = (keys: readonly K[]) => Promise<ReadonlyMap<PartOf<K>, V>>;

/** One DataLoader per kind of look-up and request: what a request asks row by row goes out as one statement. */
export class Loaders {
  private readonly loaders = new Map<object, unknown>();

  /** `batch` answers a map; what it leaves out is null. `owner` tells the loaders apart: the class that loads. */
  load<K extends Owned<string> | string, V>(owner: object, batch: Batch<K, V>, key: K): Promise<V | null> {
    return this.of(owner, batch).load(key);
  }

  /** Puts in what is known already, so that it is not asked again. */
  prime<K extends Owned<string> | string, V>(owner: object, batch: Batch<K, V>, key: K, value: V): void {
    this.of(owner, batch).prime(key, value);
  }

  /** Forgets all: what was loaded before a change is no answer after it. */
  clear(): void {
    this.loaders.clear();
  }

  private of<K extends Owned<string> | string, V>(owner: object, batch: Batch<K, V>): DataLoader<K, V | null, string> {
    let loader = this.loaders.get(owner) as DataLoader<K, V | null, string> | undefined;
    if (loader === undefined) {
      loader = new DataLoader<K, V | null, string>(
        async (keys) => {
          const found = await batch(keys);
          return keys.map((key) => found.get(partOf(key)) ?? null);
        },
        { cacheKeyFn: wholeOf },
      );
      this.loaders.set(owner, loader);
    }
    return loader;
  }
}
