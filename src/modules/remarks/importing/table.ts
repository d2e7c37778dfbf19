import { openTable as open, type Table, type TableKind, type TableOptions } from '../../../platform/documents/table.ts'
import { isKnownName } from './columns.ts'

export {
  peek,
  TABLE_KINDS,
  type Table,
  type TableCell,
  type TableKind,
  type TableRow,
} from '../../../platform/documents/table.ts'

/** Opens a file with letters in rows; its columns are those that registers of offices have. */
export const openTable = (bytes: Uint8Array, kind: TableKind, options: TableOptions = {}): Promise<Table> =>
  open(bytes, kind, { ...options, isKnownName })
