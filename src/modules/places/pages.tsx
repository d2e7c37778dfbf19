import type { Form as ReadForm } from '../../platform/http/index.ts'
import { ActButton, answerTo, Form, Hidden, QuestionPage, RadioGroup, SubmitButton, TextField } from '../../ui/index.ts'
import { useView } from '../../ui/view.ts'
import type { Unit } from './rules.ts'
import type { UnitFound } from './search/store.ts'
import { fullName, whereabouts } from './words.ts'

interface MyUnitPageProps {
  form: ReadForm
  /** Gminas that answer to what was typed, best first. */
  found: UnitFound[]
  /** The gmina chosen before. */
  mine: Unit | null
}

/** Where a reader says which gmina is theirs. */
export function MyUnitPage({ form, found, mine }: MyUnitPageProps) {
  const { t } = useView()
  const back = answerTo(form, 'powrot')
  return (
    <QuestionPage title={t('places.mine.title')} form={form}>
      <p>{t('places.mine.why')}</p>
      {found.length > 0 && <Choices form={form} found={found} back={back} />}
      <Form action="/moja-gmina" label={t('places.mine.title')}>
        <Hidden name="powrot" value={back} />
        <TextField
          form={form}
          name="miejsce"
          label={t(found.length > 0 ? 'places.mine.other' : 'places.mine.name')}
          hint={t('places.mine.hint')}
          autocomplete="address-level2"
          spellcheck={false}
        />
        <SubmitButton variant={found.length > 0 ? 'secondary' : 'primary'}>{t('places.mine.show')}</SubmitButton>
      </Form>
      {mine && (
        <>
          <h2>{t('places.mine.now')}</h2>
          <p>{fullName(mine, t)}</p>
          <ActButton action="/moja-gmina/usuniecie" values={{ powrot: back }}>
            {t('places.mine.forget')}
          </ActButton>
        </>
      )}
    </QuestionPage>
  )
}

function Choices({ form, found, back }: { form: ReadForm; found: UnitFound[]; back: string }) {
  const { t } = useView()
  return (
    <Form action="/moja-gmina" label={t('places.mine.which')}>
      <Hidden name="powrot" value={back} />
      <RadioGroup
        form={form}
        name="kod"
        label={t('places.mine.which')}
        options={found.map(({ unit, within, because }) => ({
          value: unit.code,
          label: fullName(unit, t),
          hint: [whereabouts({ within }, t), because && t(`places.because.${because.kind}`, { name: because.name })]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <SubmitButton>{t('places.mine.choose')}</SubmitButton>
    </Form>
  )
}
