/** A few values on this device, larger than localStorage takes; one database per app. */
const databaseName = (app: string): string => `autocrm:${app}`;
const storeName = 'kept';
const key = 'state';

/** @throws DOMException where the browser forbids it, as in some private windows */
async function inStore<Value>(
  app: string,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const opening = indexedDB.open(databaseName(app), 1);
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore(storeName);
  });
  const database = await answerOf(opening);
  try {
    return await answerOf(act(database.transaction(storeName, mode).objectStore(storeName)));
  } finally {
    database.close();
  }
}

async function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('The device gave no answer.'));
    });
  });
}

/** What is kept for an app; undefined when there is nothing. */
export async function readDevice(app: string): Promise<unknown> {
  return inStore<unknown>(app, 'readonly', (store) => store.get(key));
}

/** Keeps a value in the place of the one before. */
export async function writeDevice(app: string, value: unknown): Promise<void> {
  await inStore(app, 'readwrite', (store) => store.put(value, key));
}

export async function clearDevice(app: string): Promise<void> {
  await inStore(app, 'readwrite', (store) => store.delete(key));
}
