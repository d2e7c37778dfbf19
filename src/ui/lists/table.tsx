import type { ComponentChildren } from 'preact'
import { Details } from '../feedback/feedback.tsx'
import { Form } from '../forms/form.tsx'
import { Icon } from '../icons/icon.tsx'
import { Link } from '../links.tsx'
import { useView } from '../view.ts'

export interface Column<Row> {
  label: string
  cell: (row: Row) => ComponentChildren
  /** Numbers stand to the right in tabular figures; codes do not break. */
  kind?: 'text' | 'number' | 'code'
  /** The cell that names its row. */
  names?: boolean
  /** Where a click on the heading leads, and how the list is sorted now. */
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' }
}

export interface TableProps<Row> {
  /** What the table holds; every table has one. */
  caption: string
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowId: (row: Row) => string
  /** Small rows for work lists. */
  dense?: boolean
  /** A checkbox in each row, sent as `name` with the row's id; put the table in a Form with a BulkBar. */
  selection?: { name: string; label: (row: Row) => string; selected?: string[]; form?: string }
  /** Shown instead of rows. */
  empty?: ComponentChildren
  footer?: ComponentChildren
}

/** Facts in rows. On a phone each row becomes a block and every cell says its column. */
export function Table<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowId,
  dense,
  selection,
  empty,
  footer,
}: TableProps<Row>) {
  const { t } = useView()
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <table class={dense ? 'ui-table ui-table-dense' : 'ui-table'}>
      <caption class={captionHidden ? 'ui-unseen' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {selection && (
            <th scope="col" class="ui-cell-select">
              <span class="ui-unseen">{t('ui.table.select')}</span>
            </th>
          )}
          {columns.map((column) => (
            <th
              key={column.label}
              scope="col"
              class={cellClass(column.kind)}
              aria-sort={column.sort && column.sort.direction !== 'none' ? column.sort.direction : undefined}
            >
              {column.sort ? <SortLink label={column.label} {...column.sort} /> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={rowId(row)} row={row} id={rowId(row)} columns={columns} selection={selection} />
        ))}
      </tbody>
      {footer && <tfoot>{footer}</tfoot>}
    </table>
  )
}

interface TableRowProps<Row> extends Pick<TableProps<Row>, 'columns' | 'selection'> {
  row: Row
  id: string
}

function TableRow<Row>({ row, id, columns, selection }: TableRowProps<Row>) {
  return (
    <tr>
      {selection && (
        <td class="ui-cell-select">
          <input
            class="ds-input"
            type="checkbox"
            name={selection.name}
            value={id}
            form={selection.form}
            checked={selection.selected?.includes(id)}
            aria-label={selection.label(row)}
          />
        </td>
      )}
      {columns.map((column) =>
        column.names ? (
          <th key={column.label} scope="row" class={cellClass(column.kind)} data-label={column.label}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.label} class={cellClass(column.kind)} data-label={column.label}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

function SortLink({ label, href, direction }: { label: string } & NonNullable<Column<unknown>['sort']>) {
  const icon = direction === 'ascending' ? 'arrow-up' : direction === 'descending' ? 'arrow-down' : 'arrow-up-down'
  return (
    <Link href={href} class="ui-sort">
      {label}
      <Icon name={icon} />
    </Link>
  )
}

export interface BulkBarProps {
  /** Buttons that act on the chosen rows. */
  children: ComponentChildren
  /** Extra words at the end: „Cofnij: Ctrl+Z”. */
  aside?: ComponentChildren
}

/** What can be done with chosen rows; says how many are chosen with the island `wiec-select-all` around form and table. */
export function BulkBar({ children, aside }: BulkBarProps) {
  const { t } = useView()
  return (
    <div class="ui-bulk">
      <p class="ui-bulk-count" data-selected-count data-text={t('ui.table.selected')}>
        {t('ui.table.with-selected')}
      </p>
      <div class="ui-actions">{children}</div>
      {aside && <p class="ui-bulk-aside">{aside}</p>}
    </div>
  )
}

export interface BulkFormProps {
  action: string
  /** Names the form where a page has several. */
  label?: string
  /** A `BulkBar` and a `Table` with `selection`, in the order they should stand. */
  children: ComponentChildren
}

/**
 * A form around a table whose rows are chosen and acted on together. With the islands `wiec-select-all` and
 * `wiec-keys` it has one box for all rows and keys for moving about; without them it works the same way by hand.
 */
export function BulkForm({ action, label, children }: BulkFormProps) {
  const { t } = useView()
  return (
    <wiec-keys>
      <wiec-select-all data-label={t('ui.table.select-all')}>
        <Form action={action} label={label}>
          {children}
        </Form>
      </wiec-select-all>
      <div class="ui-keys" data-keys-help hidden>
        <Details summary={t('ui.keys')}>
          <p>{t('ui.keys.list')}</p>
          <p class="ui-choice">
            <input class="ds-input" type="checkbox" id="keys-off" data-keys-off />
            <label for="keys-off">{t('ui.keys.off')}</label>
          </p>
        </Details>
      </div>
    </wiec-keys>
  )
}

function cellClass(kind: Column<unknown>['kind']): string | undefined {
  return kind === 'number' ? 'ui-cell-number' : kind === 'code' ? 'ui-cell-code' : undefined
}
