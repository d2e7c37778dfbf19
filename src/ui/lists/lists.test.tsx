import { expect, test } from 'vitest'
import { htmlOf } from '../testing.ts'
import { Card, CardGrid, Decision, EntryCard, Tag } from './cards.tsx'
import { FileList, KeyValues, Pager, Progress, Stats, Tabs } from './lists.tsx'
import { Table } from './table.tsx'

const rows = [{ id: 'a', name: 'Ławki <b>' }]

test('a table names its cells, its rows and what it holds', () => {
  const html = htmlOf(
    <Table
      caption="Uwagi"
      rows={rows}
      rowId={({ id }) => id}
      selection={{ name: 'remark', label: ({ name }) => `Zaznacz ${name}`, selected: ['a'] }}
      columns={[
        { label: 'Treść', cell: ({ name }) => name, names: true },
        { label: 'Ile', cell: () => 3, kind: 'number', sort: { href: '?k=ile', direction: 'descending' } },
      ]}
    />,
  )
  expect(html).toContain('<caption>Uwagi</caption>')
  expect(html).toContain('<th scope="row" data-label="Treść">Ławki &lt;b></th>')
  expect(html).toContain('aria-sort="descending"')
  expect(html).toContain('<td class="ui-cell-number" data-label="Ile">3</td>')
  expect(html).toMatch(/name="remark" value="a" checked aria-label="Zaznacz Ławki &lt;b>"/)
})

test('an empty table shows what will be there', () => {
  const table = <Table caption="Uwagi" rows={[]} rowId={() => ''} columns={[]} empty={<p>Nic tu jeszcze nie ma</p>} />
  expect(htmlOf(table)).toBe('<p>Nic tu jeszcze nie ma</p>')
})

test.each([
  [1, 'one'],
  [2, 'pairs'],
  [3, 'full'],
  [4, 'pairs'],
  [5, 'two'],
  [6, 'full'],
  [7, 'one'],
])('%d cards fill their rows', (count, kind) => {
  const cards = Array.from({ length: count }, (_, index) => <Card key={index} title={`Karta ${index}`} />)
  const html = htmlOf(<CardGrid>{cards}</CardGrid>)
  expect(html).toContain(`ui-cards-${kind}`)
  expect(html.match(/<li>/g)).toHaveLength(count)
})

test('a card not shown leaves no hole in the grid', () => {
  const html = htmlOf(
    <CardGrid>
      {false}
      <Card title="Jedna" />
    </CardGrid>,
  )
  expect(html.match(/<li>/g)).toHaveLength(1)
})

test('what a person wrote in an entry stays text', () => {
  const html = htmlOf(
    <EntryCard author={'<script>x</script>'} when="dziś" level={4}>
      <p>{'<b>pogrubienie</b>'}</p>
    </EntryCard>,
  )
  expect(html).toContain('&lt;script>x&lt;/script>')
  expect(html).toContain('&lt;b>pogrubienie&lt;/b>')
  expect(html).toContain('<h4')
})

test('a state and a decision are said in words and with an icon', () => {
  for (const html of [
    htmlOf(<Tag kind="open">Trwa</Tag>),
    htmlOf(<Decision kind="rejected" word="Nie uwzględniliśmy." />),
  ]) {
    expect(html).toContain('<svg class="ui-icon"')
    expect(html).toMatch(/Trwa|Nie uwzględniliśmy\./)
  }
})

test('a pager leads on and back, and is absent when there is nowhere to go', () => {
  const html = htmlOf(<Pager next="/uwagi?po=x" previous="/uwagi?przed=y" />, { locale: 'en' })
  expect(html).toContain('href="/en/uwagi?po=x" rel="next"')
  expect(html).toContain('href="/en/uwagi?przed=y" rel="prev"')
  expect(htmlOf(<Pager />)).toBe('')
})

test('facts without a value are left out', () => {
  const html = htmlOf(
    <KeyValues
      items={[
        { label: 'Organ', value: 'Burmistrz' },
        { label: 'Telefon', value: null },
      ]}
    />,
  )
  expect(html).toContain('Burmistrz')
  expect(html).not.toContain('Telefon')
})

test('a file says its type and size in the link', () => {
  const html = htmlOf(<FileList files={[{ name: 'Plan', href: '/p', type: 'PDF', size: '4,2 MB', lang: 'de' }]} />)
  expect(html).toMatch(/<a href="\/p"><span lang="de">Plan<\/span> <span[^>]*>\(PDF, 4,2 MB\)<\/span><\/a>/)
})

test('a number leads to the list behind it, and a late one says so in words', () => {
  const html = htmlOf(<Stats items={[{ figure: '2 dni', label: 'do terminu', href: '/lista', late: true }]} />)
  expect(html).toContain('<a href="/lista">do terminu</a>')
  expect(html).toContain('(wymaga uwagi)')
})

test('progress says how far it is, or that the end is not known', () => {
  expect(htmlOf(<Progress label="Wczytujemy" done={412} of={1735} />)).toContain('<progress value="412" max="1735">23%')
  expect(htmlOf(<Progress label="Liczymy" done={0} />)).toContain('<progress></progress>')
})

test('the tab one is on is marked', () => {
  const html = htmlOf(<Tabs label="Stan" items={[{ label: 'Trwające', href: '/a', current: true, count: 0 }]} />)
  expect(html).toMatch(/href="\/a" aria-current="page">Trwające<span[^>]*> 0<\/span>/)
})
