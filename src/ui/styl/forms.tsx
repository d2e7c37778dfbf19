import { Checkbox, CheckboxGroup, FileField, RadioGroup, SelectField } from '../forms/choice-fields.tsx'
import { CheckAnswers, ErrorSummary, Form, Honeypot, SubmitButton } from '../forms/form.tsx'
import type { FormState } from '../forms/state.ts'
import { DateField, DateTimeField, EmailField, NumberField, TextArea, TextField } from '../forms/text-fields.tsx'
import { Actions, Section } from '../layout/parts.tsx'
import { ButtonLink } from '../links.tsx'

/** Every field there is; shown once without and once with problems. */
export function EveryField({ form }: { form: FormState }) {
  return (
    <Form action="/styl" files>
      <TextArea
        form={form}
        name="text"
        label="Twoja uwaga"
        hint="Napisz, co zmienić i dlaczego. Imion i adresów innych osób nie podawaj."
        limit={5000}
      />
      <TextField
        form={form}
        name="signature"
        label="Podpis"
        hint="Do 40 znaków. Będzie widoczny przy uwadze, np. „Ela” albo „mieszkaniec Śródmieścia”."
        optional
        width="medium"
      />
      <EmailField form={form} name="email" label="Adres e-mail" hint="Napiszemy, gdy będzie odpowiedź." optional />
      <RadioGroup
        form={form}
        name="about"
        label="Czego dotyczy?"
        options={[
          { value: 'whole', label: 'Całego projektu' },
          { value: 'part', label: 'Fragmentu dokumentu', hint: 'Wskażesz go w następnym kroku.' },
          { value: 'place', label: 'Miejsca na mapie' },
        ]}
      />
      <CheckboxGroup
        form={form}
        name="topics"
        label="Tematy"
        optional
        inline
        options={[
          { value: 'green', label: 'Zieleń' },
          { value: 'roads', label: 'Drogi' },
          { value: 'sport', label: 'Sport' },
        ]}
      />
      <SelectField
        form={form}
        name="unit"
        label="Gmina"
        empty="Wybierz"
        options={[
          { label: 'podlaskie', options: [{ value: '2001011', label: 'Augustów' }] },
          { value: '2805011', label: 'Ełk' },
        ]}
      />
      <NumberField form={form} name="cost" label="Szacunkowy koszt" unit="zł" />
      <DateField form={form} name="day" label="Data wpływu" hint="Dzień z pieczątki albo koperty." />
      <DateTimeField form={form} name="moment" label="Konsultacje trwają do" />
      <FileField
        form={form}
        name="scan"
        label="Skan"
        hint="PDF, JPG albo PNG do 20 MB."
        optional
        accept=".pdf,image/*"
      />
      <Checkbox form={form} name="agree" label="Uwaga może być publiczna" hint="Podpis też." />
      <Honeypot name="website" />
      <Actions>
        <SubmitButton>Dalej</SubmitButton>
        <ButtonLink href="/" variant="secondary">
          Wróć
        </ButtonLink>
      </Actions>
    </Form>
  )
}

export function FormsSection({ form }: { form: FormState }) {
  return (
    <Section title="Formularz" id="formularz">
      <ErrorSummary form={form} />
      <EveryField form={form} />
      <Section title="Sprawdź odpowiedzi" level={3}>
        <CheckAnswers
          answers={[
            { label: 'Twoja uwaga', value: 'Więcej ławek przy kanale.', href: '/uwaga/tekst' },
            { label: 'Podpis', value: '', href: '/uwaga/podpis' },
          ]}
        />
      </Section>
    </Section>
  )
}
