import type { ComponentChildren, VNode } from 'preact'
import {
  type Block,
  type Run,
  runsOf,
  safeLink,
  type TableBlock,
  type TableRow,
  type Text,
} from '../../../platform/documents/model.ts'
import { KeyValues, Notice, Table } from '../../../ui/index.ts'

/** Blocks of a document as a page shows them; their tables are short and whole. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockOf key={index} block={block} />
      ))}
    </>
  )
}

function BlockOf({ block }: { block: Block }): VNode | null {
  switch (block.kind) {
    case 'heading':
      return <h3 id={block.id}>{block.text}</h3>
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      )
    case 'note':
      return (
        <Notice level={3}>
          <p>
            <Words text={block.text} />
          </p>
        </Notice>
      )
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Words text={item} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'keyValues':
      return <KeyValues items={block.pairs.map(({ key, value }) => ({ label: key, value: <Words text={value} /> }))} />
    case 'picture':
      return (
        <p>
          <img
            class="consultations-report-picture"
            src={`data:image/png;base64,${Buffer.from(block.png).toString('base64')}`}
            alt={block.alt}
          />
        </p>
      )
    case 'table':
      return <TableOf block={block} />
    default:
      return null
  }
}

function TableOf({ block }: { block: TableBlock }) {
  const rows = (block.rows as TableRow[]).map((cells, index) => ({ id: String(index), cells }))
  return (
    <Table
      caption={block.caption ?? ''}
      rows={rows}
      rowId={({ id }) => id}
      columns={block.columns.map(({ header, align, rowHeader }, index) => ({
        label: header,
        ...(rowHeader ? { names: true } : {}),
        ...(align === 'right' ? { kind: 'number' as const } : {}),
        cell: ({ cells }: (typeof rows)[number]) => <Words text={cells[index] ?? ''} />,
      }))}
    />
  )
}

/** Words with their links; a line feed begins a new line. */
export function Words({ text }: { text: Text }) {
  return <>{runsOf(text).map(shown)}</>
}

function shown(run: Run, index: number): ComponentChildren {
  const words = run.text.split('\n').flatMap((line, number) => (number > 0 ? [<br key={number} />, line] : [line]))
  const link = safeLink(run.link)
  if (link)
    return (
      <a key={index} href={link}>
        {words}
      </a>
    )
  return run.bold ? <strong key={index}>{words}</strong> : words
}
