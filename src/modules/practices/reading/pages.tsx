import { formatDate } from '../../../platform/texts/index.ts'
import {
  ConfirmPage,
  EmailField,
  Form,
  type FormState,
  Hidden,
  Honeypot,
  Meta,
  NumberField,
  QuestionPage,
  ReadingPage,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Content } from '../content.ts'
import { type Change, changesBetween } from '../differences.ts'
import type { Revision } from '../revisions-store.ts'
import { HOME, type Practice, pathOf } from '../rules.ts'

interface OfPractice {
  practice: Practice
}

/** How a practice changed, from one accepted revision to the next; writers also see what waits or was given back. */
export function HistoryPage({ practice, revisions }: OfPractice & { revisions: Revision[] }) {
  const { t, locale } = useView()
  return (
    <ReadingPage
      title={t('practices.history.of', { title: practice.title })}
      unlisted
      crumbs={[
        { label: t('practices.map'), href: HOME },
        { label: practice.title, href: pathOf(practice) },
      ]}
    >
      {revisions.map((revision, index) => (
        <Section
          key={revision.id}
          title={t('practices.history.number', { number: revision.number })}
          count={t(`practices.history.${revision.outcome ?? (revision.submittedAt ? 'waiting' : 'written')}`)}
        >
          <Meta>
            {formatDate(revision.settledAt ?? revision.savedAt, locale)}
            {revision.note && ` · ${revision.note}`}
          </Meta>
          {revision.outcome === 'returned' && <p>{revision.reason}</p>}
          <Changes changes={changesBetween(revisions[index + 1]?.content ?? null, revision.content)} />
        </Section>
      ))}
    </ReadingPage>
  )
}

export function Changes({ changes }: { changes: Change[] }) {
  const { t } = useView()
  if (changes.length === 0) return <p>{t('practices.history.same')}</p>
  return (
    <dl>
      {changes.map(({ field, parts }) => (
        <div key={field}>
          <dt>{t(`practices.column.${COLUMN_OF[field]}`)}</dt>
          <dd>
            {parts.map(({ kind, text }, index) =>
              kind === 'added' ? (
                <ins key={index}>{text}</ins>
              ) : kind === 'removed' ? (
                <del key={index}>{text}</del>
              ) : (
                <span key={index}>{text}</span>
              ),
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The words for fields are those of the code book. */
const COLUMN_OF: Record<keyof Content, string> = {
  title: 'tytul',
  essence: 'esencja',
  language: 'jezyk',
  tool: 'narzedzie',
  theme: 'temat',
  organiserType: 'organizator_typ',
  organiserName: 'organizator',
  scale: 'skala',
  yearFrom: 'rok_od',
  yearTo: 'rok_do',
  country: 'kraj',
  unitCodes: 'teryt',
  placeWords: 'miejsce',
  precision: 'dokladnosc',
  point: 'szerokosc',
  participants: 'liczba_uczestnikow',
  whoTookPart: 'kto_bral_udzial',
  channels: 'kanaly',
  costBand: 'koszt',
  context: 'kontekst',
  course: 'przebieg',
  effect: 'efekt',
  lessons: 'wnioski',
  differently: 'co_inaczej',
  evidence: 'dowody',
  links: 'linki',
  licence: 'licencja',
  takesLetters: 'listy',
}

const back = ({ practice }: OfPractice) => ({ label: practice.title, href: pathOf(practice) })

/** "We did it too". */
export function RepeatPage({ practice, form }: OfPractice & { form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('practices.repeat.tell')} back={back({ practice })} form={form} unlisted>
      <Form action={`${pathOf(practice)}/powtorzenia`} draft={`powtorzenie-${practice.id}`}>
        <TextField
          form={form}
          name="place"
          label={t('practices.repeat.place')}
          hint={t('practices.repeat.place-hint')}
        />
        <NumberField form={form} name="year" label={t('practices.repeat.year')} />
        <TextArea
          form={form}
          name="words"
          label={t('practices.repeat.words')}
          hint={t('practices.repeat.hint')}
          limit={1500}
        />
        <SubmitButton>{t('practices.repeat.send')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

/** A letter to the author through the portal. */
export function LetterPage({ practice, form, formKey }: OfPractice & { form: FormState; formKey: string }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('practices.letter.write')} back={back({ practice })} form={form} unlisted>
      <p>{t('practices.letter.how')}</p>
      <Form action={`${pathOf(practice)}/list`} draft={`list-${practice.id}`}>
        <Hidden name="key" value={formKey} />
        <Honeypot name="website" />
        <TextField form={form} name="name" label={t('practices.letter.name')} autocomplete="name" width="medium" />
        <TextArea form={form} name="body" label={t('practices.letter.body')} limit={3000} />
        <EmailField
          form={form}
          name="replyTo"
          label={t('practices.letter.reply')}
          hint={t('practices.letter.reply-hint')}
          optional
        />
        <SubmitButton icon="send">{t('practices.letter.send')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

export function StillTruePage({ practice }: OfPractice) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('practices.still.title', { title: practice.title })}
      back={back({ practice })}
      action={`/praca/praktyki/${practice.id}/aktualnosc`}
      button={t('practices.still.button')}
    >
      <p>{t('practices.still.text')}</p>
    </ConfirmPage>
  )
}
