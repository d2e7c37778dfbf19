import type { ComponentChildren } from 'preact'
import {
  Actions,
  ButtonLink,
  Details,
  EmailField,
  type FormState,
  Hidden,
  type IslandName,
  Section as Part,
  RichText,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Question, Section } from '../model.ts'
import type { AnsweringSettings } from '../ports.ts'
import type { Version } from '../rules.ts'
import { engineData } from './engine-data.ts'
import { QuestionField } from './questions.tsx'
import { type Asking, foreign, sayer } from './view.ts'

export interface FormProps {
  version: Version
  settings: AnsweringSettings
  asking: Asking
}

/** Kept in this browser under this name until the page that confirms it arrived. */
export const draftOf = (version: Version, part: string) => `formularz-${version.id}-${part}`

/** The questions of every section, one after another. */
export const WholeQuestions = ({ asking, sections }: { asking: Asking; sections: Shown[] }) => (
  <Engine asking={asking} sections={sections} elsewhere={{}}>
    {sections.map((shown) => (
      <div key={shown.section.id} data-section={shown.section.id} hidden={!shown.shown}>
        <SectionWords {...shown} asking={asking} heading />
        <Questions {...shown} asking={asking} />
      </div>
    ))}
  </Engine>
)

export interface Shown {
  section: Section
  /** Whether the section is asked at all; on a page of its own it always is. */
  shown: boolean
  /** Every question of the section, with whether it is asked now. */
  questions: { question: Question; shown: boolean }[]
}

/** Who answers, as far as the level of anonymity asks: their account, a name, an address for the receipt. */
export type Who = { name: string; email: string } | null

export function WhoFields({ settings, form, who }: { settings: AnsweringSettings; form: FormState; who: Who }) {
  const { t } = useView()
  const { anonymity, asksItself } = settings
  if (anonymity === 'anonymous' || asksItself) return null
  if (who) return <p>{t('forms.who.account', { name: who.name })}</p>
  return (
    <Part title={t('forms.who.title')}>
      {anonymity !== 'confidential' && (
        <TextField
          form={form}
          name="name"
          label={t('forms.who.name')}
          width="medium"
          autocomplete="name"
          maxLength={100}
        />
      )}
      <EmailField
        form={form}
        name="email"
        label={t('forms.who.email')}
        hint={t(`forms.who.email-${anonymity === 'confidential' ? 'apart' : 'team'}`)}
        optional
      />
    </Part>
  )
}

export function Intro({ asking }: FormProps) {
  const { definition } = asking
  const intro = sayer(asking)(definition.intro)
  const lang = foreign(asking, definition.intro)
  return intro ? <RichText markdown={intro} {...(lang && { lang })} /> : null
}

export function SectionWords({ section, asking, heading }: { section: Section; asking: Asking; heading?: boolean }) {
  const say = sayer(asking)
  const text = say(section.text)
  const lang = foreign(asking, section.text)
  return (
    <>
      {heading && say(section.title) && <h2 lang={foreign(asking, section.title)}>{say(section.title)}</h2>}
      {text && <RichText markdown={text} level={heading ? 3 : 2} {...(lang && { lang })} />}
    </>
  )
}

export const Questions = ({ questions, asking }: { questions: Shown['questions']; asking: Asking }) => (
  <div class="forms-questions">
    {questions.map(({ question, shown }) => (
      <QuestionField key={question.id} question={question} asking={asking} hidden={!shown} />
    ))}
  </div>
)

/** Around the questions of a page: shows and hides them as answers change, where script runs. */
export function Engine({
  asking,
  sections,
  elsewhere,
  children,
}: {
  asking: Asking
  sections: Shown[]
  elsewhere: Record<string, unknown>
  children: ComponentChildren
}) {
  const asked = sections.flatMap(({ shown, questions }) => (shown ? questions.filter((one) => one.shown) : []))
  return (
    <wiec-form data-definition={JSON.stringify(engineData(asking.definition))} data-answers={JSON.stringify(elsewhere)}>
      {/* Which questions stood on the page, so that the server can tell those that joined them because of an answer. */}
      <Hidden name="asked" value={asked.map(({ question }) => question.id).join(' ')} />
      {children}
    </wiec-form>
  )
}

export function Privacy({ settings }: { settings: AnsweringSettings }) {
  const { t } = useView()
  if (!settings.privacyNotice) return null
  return (
    <Details summary={t('forms.start.privacy')}>
      <RichText markdown={settings.privacyNotice} />
    </Details>
  )
}

export function NextLinks({ settings }: { settings: AnsweringSettings }) {
  if (settings.next.length === 0) return null
  return (
    <Actions>
      {settings.next.map(({ label, href }) => (
        <ButtonLink key={href} href={href} variant="secondary">
          {label}
        </ButtonLink>
      ))}
    </Actions>
  )
}

/** What has arrived is forgotten by this browser. */
export const Forget = ({ drafts }: { drafts: string[] }) => (
  <div hidden>
    {drafts.map((draft) => (
      <wiec-draft key={draft} data-forget={draft} />
    ))}
  </div>
)

/** Counts that a page was opened, where script runs; a GET itself counts nothing. */
export const Seen = ({ home }: { home: string }) => <wiec-seen data-to={`${home}/obejrzane`} />

export const pageOf = ({ settings, asking }: FormProps) => ({
  title: sayer(asking)(asking.definition.title),
  caption: settings.caption,
  islands: ['wiec-seen'] as IslandName[],
  unlisted: true,
})

export function islandsOf({ asking }: FormProps): IslandName[] {
  const types = new Set(asking.definition.sections.flatMap(({ questions }) => questions.map(({ type }) => type)))
  const islands: IslandName[] = [
    'wiec-form',
    'wiec-draft',
    ...(types.has('long-text') ? (['wiec-count'] as const) : []),
    ...(types.has('map') ? (asking.map?.islands ?? []) : []),
    'wiec-seen',
  ]
  return [...new Set(islands)]
}

export const hasFiles = (sections: Shown[]) =>
  sections.some(({ questions }) => questions.some(({ question }) => question.type === 'file'))
