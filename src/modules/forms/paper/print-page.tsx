import type { VNode } from 'preact'
import type { Block } from '../../../platform/documents/index.ts'
import { runsOf, type Text } from '../../../platform/documents/model.ts'
import { ButtonLink, Notice, ReadingPage, useView } from '../../../ui/index.ts'
import type { Form } from '../rules.ts'
import { printPath } from './frame.ts'

interface PrintPageProps {
  title: string
  blocks: Block[]
  form: Pick<Form, 'id'>
  /** Where to answer on the web. */
  home: string
}

/** One sheet as a page: to read what is asked before filling in, and to print from any browser. */
export function PrintPage({ title, blocks, form, home }: PrintPageProps) {
  const { t } = useView()
  return (
    <ReadingPage
      title={title}
      lead={t('paper.print.lead')}
      unlisted
      actions={
        <>
          <ButtonLink href={`${printPath(form)}.pdf`} icon="download">
            {t('paper.print.pdf')}
          </ButtonLink>
          <ButtonLink href={home} variant="secondary">
            {t('paper.print.online')}
          </ButtonLink>
        </>
      }
    >
      <div class="forms-paper">
        {blocks.map((block, index) => (
          <Printed key={index} block={block} />
        ))}
      </div>
    </ReadingPage>
  )
}

function Printed({ block }: { block: Block }): VNode | null {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      )
    case 'note':
      return (
        <Notice>
          <p>
            <Words text={block.text} />
          </p>
        </Notice>
      )
    case 'picture':
      return (
        <div class="forms-paper-code">
          <img
            src={`data:image/png;base64,${Buffer.from(block.png).toString('base64')}`}
            alt={block.alt}
            width="130"
            height="130"
          />
          <div>
            {block.beside?.map((text, index) => (
              <p key={index}>
                <Words text={text} />
              </p>
            ))}
          </div>
        </div>
      )
    case 'choices':
      return (
        <ul class={block.inline ? 'forms-paper-boxes forms-paper-inline' : 'forms-paper-boxes'}>
          {block.items.map(({ code, text, writing }, index) => (
            <li key={index}>
              <span class={`forms-paper-box forms-paper-${block.shape}`} />
              <span>
                {code && <b>{code}</b>} <Words text={text} />
                {writing && <span class="forms-paper-line" />}
              </span>
            </li>
          ))}
        </ul>
      )
    case 'writingLines':
      return (
        <div role="img" aria-label={block.label}>
          {Array.from({ length: block.count }, (_, line) => (
            <div key={line} class="forms-paper-line" />
          ))}
        </div>
      )
    case 'writingCells':
      return (
        <p class="forms-paper-cells">
          <span role="img" aria-label={block.label}>
            {block.groups.map((count, group) => (
              <span key={group}>
                {group > 0 && ` ${block.between ?? ''} `}
                {Array.from({ length: count }, (_, cell) => (
                  <span key={cell} class="forms-paper-cell" />
                ))}
              </span>
            ))}
          </span>{' '}
          {block.unit}
        </p>
      )
    case 'grid':
      return <PrintedGrid block={block} />
    default:
      return null
  }
}

function PrintedGrid({ block }: { block: Extract<Block, { kind: 'grid' }> }) {
  return (
    <table class="forms-paper-grid">
      <caption>{block.caption}</caption>
      <thead>
        <tr>
          <td />
          {block.columns.map(({ code, text }) => (
            <th key={code} scope="col">
              <b>{code}</b> {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(({ code, text }) => (
          <tr key={code}>
            <th scope="row">
              <b>{code}</b> {text}
            </th>
            {block.columns.map((column) => (
              <td key={column.code}>
                <span class={`forms-paper-box forms-paper-${block.shape}`} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Words = ({ text }: { text: Text }) => (
  <>
    {runsOf(text).map((run, index) =>
      run.bold ? <strong key={index}>{run.text}</strong> : run.italic ? <em key={index}>{run.text}</em> : run.text,
    )}
  </>
)
