import { escaped } from './characters.ts'
import {
  type Block,
  type DocumentModel,
  plainText,
  type Run,
  runsOf,
  safeLink,
  type TableBlock,
  type Text,
} from './model.ts'

/**
 * A document as one HTML file to keep or to send: no script, nothing from elsewhere, a style for paper. Pages of the portal
 * are made from the same blocks by `ui`; this file is for downloading.
 */
export async function* writeHtml(model: DocumentModel): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(headOf(model))
  for await (const block of model.blocks) {
    if (block.kind !== 'table') yield encoder.encode(blockHtml(block))
    else for await (const part of tableHtml(block)) yield encoder.encode(part)
  }
  yield encoder.encode(`${model.footer ? `<footer>${escaped(model.footer)}</footer>` : ''}</main></body></html>\n`)
}

function headOf({ title, subtitle, language, author, landscape, untitled }: DocumentModel): string {
  const meta = author ? `<meta name="author" content="${escaped(author)}">` : ''
  const paper = landscape ? '@page{size:A4 landscape}' : '@page{size:A4}'
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${meta}<title>${escaped(title)}</title><style>${paper}${STYLE}</style></head><body><main>${untitled ? '' : `<h1>${escaped(title)}</h1>`}${subtitle ? `<p class="subtitle">${escaped(subtitle)}</p>` : ''}`
}

function blockHtml(block: Exclude<Block, { kind: 'table' }>): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level + 1}`
      return `<${tag}${block.id ? ` id="${escaped(block.id)}"` : ''}>${escaped(block.text)}</${tag}>`
    }
    case 'paragraph':
      return `<p>${textHtml(block.text)}</p>`
    case 'note':
      return `<p class="note">${textHtml(block.text)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${textHtml(item)}</li>`).join('')}</${tag}>`
    }
    case 'keyValues':
      return `<dl>${block.pairs.map(({ key, value }) => `<dt>${escaped(key)}</dt><dd>${textHtml(value)}</dd>`).join('')}</dl>`
    case 'picture':
      return `<p><img src="data:image/png;base64,${Buffer.from(block.png).toString('base64')}" alt="${escaped(block.alt)}" style="width:${block.widthMm}mm"></p>${(block.beside ?? []).map((text) => `<p>${textHtml(text)}</p>`).join('')}`
    case 'part':
      return `<div class="page-break"></div><h1>${escaped(block.title)}</h1>`
    case 'choices':
      return `<ul class="boxes${block.inline ? ' inline' : ''}">${block.items.map(({ code, text, writing }) => `<li><span class="box ${block.shape}"></span> <b>${escaped(code)}</b> ${textHtml(text)}${writing ? '<span class="write"></span>' : ''}</li>`).join('')}</ul>`
    case 'writingLines':
      return `<div role="img" aria-label="${escaped(block.label)}">${'<div class="write"></div>'.repeat(block.count)}</div>`
    case 'writingCells':
      return `<p><span role="img" aria-label="${escaped(block.label)}">${block.groups.map((count) => '<span class="cell"></span>'.repeat(count)).join(escaped(` ${block.between ?? ''} `))}</span> ${escaped(block.unit ?? '')}</p>`
    case 'grid':
      return `<table><caption>${escaped(block.caption)}</caption><thead><tr><td></td>${block.columns.map(({ code, text }) => `<th scope="col"><b>${escaped(code)}</b> ${escaped(text)}</th>`).join('')}</tr></thead><tbody>${block.rows.map(({ code, text }) => `<tr><th scope="row"><b>${escaped(code)}</b> ${escaped(text)}</th>${block.columns.map(() => `<td><span class="box ${block.shape}"></span></td>`).join('')}</tr>`).join('')}</tbody></table>`
    case 'pageBreak':
      return '<div class="page-break"></div>'
  }
}

async function* tableHtml({ caption, columns, rows }: TableBlock): AsyncGenerator<string> {
  const side = columns.map(({ align }) => (align === 'right' ? ' class="right"' : ''))
  const heads = columns.map(({ header }, index) => `<th scope="col"${side[index]}>${escaped(header)}</th>`).join('')
  // A table wider than a phone is moved sideways by keyboard too, hence the tabindex.
  yield `<section class="wide" tabindex="0" aria-label="${escaped(caption ?? columns.map(({ header }) => header).join(', '))}"><table>${caption ? `<caption>${escaped(caption)}</caption>` : ''}<thead><tr>${heads}</tr></thead><tbody>`
  for await (const row of rows) {
    const cells = columns.map(({ rowHeader }, index) => {
      const text = textHtml(row[index] ?? '')
      return rowHeader ? `<th scope="row"${side[index]}>${text}</th>` : `<td${side[index]}>${text}</td>`
    })
    yield `<tr>${cells.join('')}</tr>`
  }
  yield '</tbody></table></section>'
}

const textHtml = (text: Text) => (typeof text === 'string' ? lines(text) : runsOf(text).map(runHtml).join(''))

function runHtml({ text, bold, italic, link }: Run): string {
  let html = lines(text)
  if (italic) html = `<em>${html}</em>`
  if (bold) html = `<strong>${html}</strong>`
  const target = safeLink(link)
  return target ? `<a href="${escaped(target)}">${html || escaped(plainText(target))}</a>` : html
}

const lines = (text: string) => escaped(text).replace(/\r\n?|\n/g, '<br>')

const STYLE = `body{margin:0;background:#fff;color:#1c1f1d;font:1rem/1.55 'Atkinson Hyperlegible Next',Verdana,sans-serif}main{max-width:60rem;margin:0 auto;padding:1.5rem}h1,h2{color:#1d5b3f;font-family:'Brygada 1918',Georgia,serif;line-height:1.2}.subtitle{color:#55605a}.note{border-left:4px solid #1d5b3f;background:#e7efe9;padding:.75rem 1rem}dl{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.25rem 1rem}dt{font-weight:700}dd{margin:0}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:700;padding:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #c9cfc9;overflow-wrap:anywhere}thead th{background:#e7efe9;border-bottom:2px solid #1d5b3f}.right{text-align:right;font-variant-numeric:tabular-nums}a{color:#1f5f8b}.boxes{list-style:none;padding:0}.boxes.inline{display:flex;flex-wrap:wrap;gap:1rem}.box{display:inline-block;width:1em;height:1em;border:1.5px solid #1c1f1d;vertical-align:-.15em}.round{border-radius:50%}.write{display:block;height:2rem;border-bottom:1px solid #55605a}.cell{display:inline-block;width:1.4rem;height:1.9rem;border:1px solid #55605a;vertical-align:middle}footer{margin-top:2rem;color:#55605a}@media print{main{max-width:none;padding:0}thead{display:table-header-group}h2,h3{break-after:avoid}.page-break{break-after:page}.wide{overflow:visible}}`
