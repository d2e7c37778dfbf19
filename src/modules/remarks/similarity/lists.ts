/** The list kept under a key, made empty when there is none. */
export function listAt<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const known = lists.get(key)
  if (known) return known
  const list: Value[] = []
  lists.set(key, list)
  return list
}
