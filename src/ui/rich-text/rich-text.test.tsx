import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { headingsOf, RichText, slugOf } from './rich-text.tsx'

const html = (markdown: string, level?: 2 | 3) => renderToString(<RichText markdown={markdown} level={level} anchors />)

test('HTML in a text stays text', () => {
  expect(html('<script>alert(1)</script> <b onclick=x>a</b>')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html('<img src=x onerror=alert(1)>')).not.toContain('<img')
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#10;script:alert(1)',
  'java&Tab;script:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//zly.example/x',
])('a link to %s is not made', (address) => {
  expect(html(`[tu](${address})`)).not.toContain('<a ')
  expect(html(`[tu](<${address}>)`)).not.toContain('<a ')
})

test('links to pages, mail and parts work, and outward ones carry no weight', () => {
  expect(html('[mapa](/mapa)')).toContain('<a href="/mapa">mapa</a>')
  expect(html('[pisz](mailto:biuro@soclab.example)')).toContain('href="mailto:biuro@soclab.example"')
  expect(html('https://www.gov.pl')).toContain('<a href="https://www.gov.pl" rel="nofollow ugc noopener">')
})

test('a picture in a text is not loaded', () => {
  expect(html('![widok](https://obcy.example/p.png)')).not.toContain('<img')
})

test('headings begin below the title of the page and skip no level', () => {
  const out = html('# Jeden\n\n#### Dwa\n\n# Trzy')
  expect(out).toContain('<h2 id="jeden">Jeden</h2>')
  expect(out).toContain('<h3 id="dwa">Dwa</h3>')
  expect(out).toContain('<h2 id="trzy">Trzy</h2>')
  expect(html('### Sama', 3)).toContain('<h3 id="sama">Sama</h3>')
})

test('the table of contents leads to the headings that are there', () => {
  const markdown = '## Gdzie i kiedy?\n\ntekst\n\n## Gdzie i kiedy?'
  const headings = headingsOf(markdown)
  expect(headings).toEqual([
    { id: 'gdzie-i-kiedy', label: 'Gdzie i kiedy?', level: 2 },
    { id: 'gdzie-i-kiedy-2', label: 'Gdzie i kiedy?', level: 2 },
  ])
  for (const { id } of headings) expect(html(markdown)).toContain(`id="${id}"`)
})

test('a slug of Polish words is plain', () => {
  expect(slugOf('Zażółć gęślą jaźń – 2026!')).toBe('zazolc-gesla-jazn-2026')
  expect(slugOf('???')).toBe('czesc')
})

test('a table in a text carries no style of its own', () => {
  const out = html('| Etap | Ile dni |\n| --- | ---: |\n| Uwagi | 21 |')
  expect(out).not.toContain('style=')
  expect(out).toContain('<td class="ui-cell-number">21</td>')
})

test('a heading has the id its author gave, and the mark is not among the words', () => {
  expect(html('## Kto **może** {#kto-moze}')).toContain('<h2 id="kto-moze">Kto <strong>może</strong></h2>')
  expect(headingsOf('## Kto **może** {#kto-moze}')).toEqual([{ id: 'kto-moze', label: 'Kto może', level: 2 }])
})

test('things to tick off are boxes with words', () => {
  expect(html('- [ ] Ustal **termin**\n- zwykły')).toContain(
    '<li class="ui-check"><label><input type="checkbox"> <span>Ustal <strong>termin</strong></span></label></li>',
  )
})

test('words of a glossary lead to their pages and carry a short explanation', () => {
  const terms = (term: string) =>
    term === 'uwaga' ? { href: '/wiedza/slownik/uwaga', short: 'Co ktoś "mówi" <o> planie.' } : null
  const drawn = renderToString(
    <RichText markdown="Każda [[uwaga]] i [[uwaga|uwagi]], [[inne|inne <b>]]." terms={terms} />,
  )
  expect(drawn).toContain('<a href="/wiedza/slownik/uwaga" aria-describedby="pojecie-1">uwaga</a>')
  expect(drawn).toContain('aria-describedby="pojecie-2">uwagi</a>')
  expect(drawn).toContain('Co ktoś &quot;mówi&quot; &lt;o&gt; planie.')
  expect(drawn).toContain('inne &lt;b&gt;.')
  expect(html('Zwykły [[tekst]].')).toContain('Zwykły tekst.')
})

test('a line of its own is a place to fill, and nothing else is', () => {
  const drawn = renderToString(
    <RichText
      markdown={'## Raz\n\n{{obraz:rzeka}}\n\nA {{nie}} tu.\n\n> {{nie}}'}
      fill={(name, value) => <b>{`${name}=${value}`}</b>}
    />,
  )
  expect(drawn).toContain('<b>obraz=rzeka</b>')
  expect(drawn).toContain('A {{nie}} tu.')
  expect(drawn).not.toContain('nie=undefined')
  expect(html('{{obraz:rzeka}}')).toContain('{{obraz:rzeka}}')
})
