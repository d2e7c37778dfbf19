import { expect, test } from 'vitest'
import { Share } from '../sharing/share.tsx'
import { badForm } from '../styl/sample.ts'
import { aView, htmlOf } from '../testing.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { Page, QuestionPage, ThingPage, WorkspacePage } from './pages.tsx'

const page = <Page title="Konsultacje" description="Co się dzieje." />

test('a page says its language and its addresses in both', () => {
  const html = htmlOf(page, { locale: 'en', path: '/konsultacje?stan=trwa' })
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('<link rel="canonical" href="https://wiec.example/en/konsultacje"/>')
  expect(html).toContain('hreflang="pl" href="https://wiec.example/konsultacje"/>')
  expect(html).toContain('hreflang="en" href="https://wiec.example/en/konsultacje"/>')
  expect(html).toMatch(/<a href="\/konsultacje\?stan=trwa" hreflang="pl" lang="pl">.*Polski/)
})

test('the Polish front page leads to the English one', () => {
  expect(htmlOf(page, { path: '/' })).toMatch(/<a href="\/en" hreflang="en" lang="en">/)
})

test('a page of work is kept out of search engines', () => {
  const html = htmlOf(<WorkspacePage title="Uwagi" owner="Urząd" navigation={[]} />)
  expect(html).toContain('<meta name="robots" content="noindex"/>')
  expect(html).not.toContain('canonical')
})

test('a page in a frame of ours has no links that would lead out of it', () => {
  const html = htmlOf(<Page title="Próba" framed />)
  expect(html).toContain('id="tresc"')
  expect(html).not.toContain('class="ui-header"')
  expect(html).not.toContain('class="ui-footer"')
})

test('there is no script unless an island is asked for', () => {
  expect(htmlOf(page)).not.toContain('<script')
  expect(htmlOf(<Page title="Uwaga" islands={['wiec-draft']} />)).toContain(
    '<script type="module" src="/zasoby/wiec-draft',
  )
})

test('a chosen theme is on the page and its button is pressed', () => {
  const html = htmlOf(page, { theme: 'contrast' })
  expect(html).toContain('data-theme="contrast"')
  expect(html).toMatch(/value="contrast" aria-pressed="true"/)
  expect(htmlOf(page)).not.toContain('data-theme')
})

test('a network with its own colours and logo shows them', () => {
  const site = {
    ...aView().site,
    logo: '/pliki/logo.svg',
    colours: { main: '#5b1d4f', link: '#1f5f8b', attention: '#d98e04', problem: '#a4262c' },
  }
  const html = htmlOf(page, { site })
  expect(html).toContain('href="/styl/siec.css"')
  expect(html).toContain('src="/pliki/logo.svg"')
  expect(htmlOf(page)).not.toContain('/styl/siec.css')
})

test('names and texts in a page cannot become markup', () => {
  const evil = '</title><script>x</script>'
  const html = htmlOf(<Page title={evil} description={evil} crumbs={[{ label: evil, href: '/' }]} />, {
    person: { name: evil },
    flash: { kind: 'problem', text: evil },
  })
  expect(html).not.toContain('<script')
})

test('what has just happened is read out', () => {
  expect(htmlOf(page, { flash: { kind: 'success', text: 'Zapisane.' } })).toMatch(/role="status".*Zapisane\./)
  expect(htmlOf(page, { flash: { kind: 'problem', text: 'Nie udało się.' } })).toMatch(/role="alert".*Nie udało się\./)
})

test('a demonstration says that it is one', () => {
  expect(htmlOf(page, { demo: true })).toContain('To wersja pokazowa')
  expect(htmlOf(page)).not.toContain('To wersja pokazowa')
})

test('a question with problems opens with them, title and all', () => {
  const html = htmlOf(
    <QuestionPage
      title="Twoja uwaga"
      form={badForm}
      back={{ label: 'Park', href: '/park' }}
      step={{ number: 1, of: 3 }}
    />,
  )
  expect(html).toContain('<title>Błąd: Twoja uwaga – Sieć Praktyków Partycypacji</title>')
  expect(html.indexOf('Popraw 8 miejsc')).toBeLessThan(html.indexOf('<h1'))
  expect(html).toContain('Krok 1 z 3')
})

test('an act with consequences is asked for once and posted', () => {
  const html = htmlOf(
    <ConfirmPage
      title="Czy wycofać uwagę?"
      back={{ label: 'Uwaga', href: '/uwagi/1' }}
      action="/uwagi/1/wycofanie"
      button="Wycofaj uwagę"
      hidden={{ version: '3' }}
    >
      <p>Uwaga zniknie.</p>
    </ConfirmPage>,
  )
  expect(html).toContain('method="post" action="/uwagi/1/wycofanie"')
  expect(html).toContain('<input type="hidden" name="version" value="3"/>')
  expect(html).toContain('Nie, wróć bez zmian')
})

test('what is long comes after what stands beside', () => {
  const html = htmlOf(<ThingPage title="Park" aside="OBOK" after="UWAGI" />)
  expect(html.indexOf('OBOK')).toBeLessThan(html.indexOf('UWAGI'))
})

test('sharing tells nobody until a link is followed', () => {
  const html = htmlOf(<Share href="/konsultacje/park" title="Park & rzeka" />)
  expect(html).toContain('https://wiec.example/konsultacje/park')
  expect(html).toContain('subject=Park%20%26%20rzeka')
  // Sites where people talk are plain links: nothing of theirs is fetched with the page.
  expect(html).not.toMatch(/<(script|img|iframe|link)[^>]+(src|href)="https?:/)
  expect(html).toContain('u=https%3A%2F%2Fwiec.example%2Fkonsultacje%2Fpark')
})
