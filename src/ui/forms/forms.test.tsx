import { expect, test } from 'vitest'
import { EveryField } from '../styl/forms.tsx'
import { badForm } from '../styl/sample.ts'
import { aView, htmlOf } from '../testing.ts'
import { FileField, RadioGroup, SelectField } from './choice-fields.tsx'
import { ActButton, CheckAnswers, ErrorSummary, Form, Honeypot, SubmitButton, titleWithProblems } from './form.tsx'
import { fieldId } from './state.ts'
import { DateTimeField, NumberField, TextArea, TextField } from './text-fields.tsx'

const nothing = { values: {} }

test('what a person typed comes back as text', () => {
  const form = { values: { text: '</textarea><script>x</script>', name: '"><img src=x>' } }
  const html = htmlOf(
    <>
      <TextArea form={form} name="text" label="Uwaga" />
      <TextField form={form} name="name" label="Podpis" />
    </>,
  )
  expect(html).toContain('&lt;/textarea>&lt;script>x&lt;/script>')
  expect(html).toContain('value="&quot;>&lt;img src=x>"')
})

test('a text that begins with an empty line keeps it', () => {
  const html = htmlOf(<TextArea form={{ values: { text: '\nDruga linia' } }} name="text" label="Uwaga" />)
  expect(html).toContain('>\n\nDruga linia</textarea>')
})

test('every problem in the summary leads to a control that says it, too', () => {
  const html = htmlOf(
    <>
      <ErrorSummary form={badForm} />
      <EveryField form={badForm} />
    </>,
  )
  for (const { field, text } of badForm.problems ?? []) {
    const id = fieldId(field)
    expect(html).toContain(`<a href="#${id}">${text}</a>`)
    expect(html).toMatch(new RegExp(`<(input|textarea|select)[^>]* id="${id}"`))
    expect(html).toContain(`id="${id}-problem"`)
    expect(html).toContain(`${id}-problem`)
  }
})

test('everything that describes a field is on the page', () => {
  const html = htmlOf(<EveryField form={badForm} />)
  const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids = '']) => ids.split(' '))
  expect(described.length).toBeGreaterThan(10)
  for (const id of described) expect(html).toContain(`id="${id}"`)
})

test('a page with problems says so at the beginning of its title', () => {
  expect(titleWithProblems(aView(), 'Twoja uwaga', badForm)).toBe('Błąd: Twoja uwaga')
  expect(titleWithProblems(aView({ locale: 'en' }), 'Your remark', badForm)).toBe('Error: Your remark')
  expect(titleWithProblems(aView(), 'Twoja uwaga', nothing)).toBe('Twoja uwaga')
})

test.each([
  [1, 'Popraw 1 miejsce'],
  [2, 'Popraw 2 miejsca'],
  [5, 'Popraw 5 miejsc'],
  [22, 'Popraw 22 miejsca'],
])('with %d problems the summary says „%s”', (count, words) => {
  const problems = Array.from({ length: count }, (_, index) => ({ field: `f${index}`, text: `Popraw pole ${index}.` }))
  expect(htmlOf(<ErrorSummary form={{ values: {}, problems }} />)).toContain(`>${words}</h2>`)
})

test('without problems there is no summary', () => {
  expect(htmlOf(<ErrorSummary form={nothing} />)).toBe('')
})

test('a password is never sent back', () => {
  const html = htmlOf(
    <TextField form={{ values: { password: 'sekret' } }} name="password" label="Hasło" type="password" />,
  )
  expect(html).not.toContain('sekret')
})

test('choices made before are shown again', () => {
  const form = { values: { about: 'part', unit: '2001011' } }
  const options = [
    { value: 'whole', label: 'Całego projektu' },
    { value: 'part', label: 'Fragmentu' },
  ]
  const html = htmlOf(
    <>
      <RadioGroup form={form} name="about" label="Czego dotyczy?" options={options} />
      <SelectField form={form} name="unit" label="Gmina" options={[{ value: '2001011', label: 'Augustów' }]} />
    </>,
  )
  expect(html).toMatch(/value="part" checked/)
  expect(html).not.toMatch(/value="whole" checked/)
  expect(html).toMatch(/<option selected value="2001011">|<option value="2001011" selected>/)
})

test('a count says how much is written, with the words in the right form', () => {
  const area = (text: string) => htmlOf(<TextArea form={{ values: { text } }} name="text" label="Uwaga" limit={5000} />)
  expect(area('Ławki')).toContain('5 znaków z 5000')
  expect(area('Ta!')).toContain('3 znaki z 5000')
  expect(area('')).toContain('Możesz napisać do 5000 znaków')
})

test('after a problem a chosen file must be chosen again, and the page says so', () => {
  const field = (form: typeof badForm) => htmlOf(<FileField form={form} name="other" label="Załącznik" />)
  expect(field(badForm)).toContain('Wybierz plik jeszcze raz')
  expect(field(nothing)).not.toContain('Wybierz plik jeszcze raz')
})

test('forms and buttons lead to addresses in the reader’s language', () => {
  const html = htmlOf(
    <>
      <Form action="/uwagi" files draft="remark:park">
        <SubmitButton action="/uwagi/podglad">Podgląd</SubmitButton>
      </Form>
      <ActButton action="/obserwuj" values={{ process: 'park' }}>
        Obserwuj
      </ActButton>
    </>,
    { locale: 'en' },
  )
  expect(html).toContain('method="post" action="/en/uwagi" enctype="multipart/form-data"')
  expect(html).toContain('formaction="/en/uwagi/podglad"')
  expect(html).toContain('action="/en/obserwuj"')
  expect(html).toContain('<input type="hidden" name="process" value="park"/>')
  expect(html).toContain('data-key="remark:park"')
})

test('numbers and moments keep what was typed', () => {
  const form = { values: { cost: '12 tys', moment: '2026-12-04T23:59' } }
  const html = htmlOf(
    <>
      <NumberField form={form} name="cost" label="Koszt" unit="zł" />
      <DateTimeField form={form} name="moment" label="Do kiedy" />
    </>,
  )
  expect(html).toContain('value="12 tys"')
  expect(html).toContain('value="2026-12-04T23:59"')
})

test('the honeypot is out of the way of people', () => {
  const html = htmlOf(<Honeypot name="website" />)
  expect(html).toContain('aria-hidden="true"')
  expect(html).toContain('tabindex="-1"')
  expect(html).toContain('autocomplete="off"')
})

test('an answer that was not given is named, and the way to change it says what it changes', () => {
  const html = htmlOf(<CheckAnswers answers={[{ label: 'Podpis', value: '', href: '/uwaga/podpis' }]} />)
  expect(html).toContain('Bez odpowiedzi')
  expect(html).toContain('aria-label="Zmień: Podpis"')
})
