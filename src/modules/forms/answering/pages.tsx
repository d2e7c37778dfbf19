import type { ComponentChildren } from 'preact'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  Actions,
  type Answer,
  ButtonLink,
  CheckAnswers,
  Details,
  EmailField,
  Form as FormBlock,
  type FormState,
  Hidden,
  Honeypot,
  type IslandName,
  Link,
  Notice,
  Section as Part,
  QuestionPage,
  RichText,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Question, Section } from '../model.ts'
import type { AnsweringSettings } from '../ports.ts'
import type { AnsweringPhase, Version } from '../rules.ts'
import { mayResume } from '../rules.ts'
import { AnonymityBox } from './anonymity.tsx'
import { engineData } from './engine-data.ts'
import { QuestionField } from './questions.tsx'
import { type Asking, foreign, sayer, summaryOf } from './view.ts'

interface FormProps {
  version: Version
  settings: AnsweringSettings
  asking: Asking
}

/** Kept in this browser under this name until the page that confirms it arrived. */
export const draftOf = (version: Version, part: string) => `formularz-${version.id}-${part}`

/** Before the first question: what it is about, how long it is open, what is kept of whoever answers. */
export function StartPage(props: FormProps & { phase: AnsweringPhase; underway: boolean; answered: string | null }) {
  const { t, locale } = useView()
  const { settings, asking, phase, underway, answered } = props
  const { closesAt, opensAt, home } = settings
  return (
    <QuestionPage
      {...pageOf(props)}
      {...(asking.form.problems?.length ? { form: asking.form } : {})}
      back={settings.back}
    >
      <Intro {...props} />
      {phase === 'open' && closesAt && <p>{t('forms.start.until', { date: formatDateTime(closesAt, locale) })}</p>}
      {phase === 'announced' && opensAt && (
        <Notice title={t('forms.start.announced')}>
          <p>{t('forms.start.from', { date: formatDateTime(opensAt, locale) })}</p>
        </Notice>
      )}
      {phase === 'closed' && <Closed settings={settings} />}
      {answered && (
        <Notice kind="success" title={t('forms.start.answered')}>
          <p>{t('forms.start.answered-text', { reference: answered })}</p>
        </Notice>
      )}
      {phase === 'open' && !answered && (
        <>
          <AnonymityBox anonymity={settings.anonymity} editable={settings.editable} />
          <Privacy settings={settings} />
          {underway && (
            <Notice title={t('forms.start.underway')}>
              <p>
                <Link href={`${home}/pytania`}>{t('forms.start.go-on')}</Link>
              </p>
            </Notice>
          )}
          <FormBlock action={`${home}/poczatek`}>
            <Honeypot name="website" />
            <Actions>
              <SubmitButton icon="arrow-right" variant={underway ? 'secondary' : 'primary'}>
                {t(underway ? 'forms.start.again' : 'forms.start.begin')}
              </SubmitButton>
            </Actions>
          </FormBlock>
          {mayResume(settings.anonymity) && (
            <p>
              <Link href={`${home}/wznowienie`}>{t('forms.start.resume')}</Link>
            </p>
          )}
        </>
      )}
      <Seen home={home} />
    </QuestionPage>
  )
}

/** All questions on one page, for short forms. */
export function WholePage(props: FormProps & { sections: Shown[]; formKey: string; moment: string; who: Who }) {
  const { t, locale } = useView()
  const { version, settings, asking, sections, formKey, moment, who } = props
  return (
    <QuestionPage {...pageOf(props)} form={summaryOf(asking)} back={settings.back} islands={islandsOf(props)}>
      <Intro {...props} />
      {settings.closesAt && <p>{t('forms.start.until', { date: formatDateTime(settings.closesAt, locale) })}</p>}
      <AnonymityBox anonymity={settings.anonymity} editable={settings.editable} />
      <FormBlock action={settings.home} files={hasFiles(sections)} draft={draftOf(version, 'calosc')}>
        <Hidden name="key" value={formKey} />
        <Hidden name="moment" value={moment} />
        <Honeypot name="website" />
        <WholeQuestions asking={asking} sections={sections} />
        <WhoFields settings={settings} form={asking.form} who={who} />
        <Privacy settings={settings} />
        <SubmitButton icon="send">{t('forms.check.send')}</SubmitButton>
      </FormBlock>
      <Seen home={settings.home} />
    </QuestionPage>
  )
}

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

/** One section on one screen. */
export function SectionPage(
  props: FormProps & {
    shown: Shown
    number: number
    of: number
    back: string
    elsewhere: Record<string, unknown>
    drafts: string[]
  },
) {
  const { t } = useView()
  const { version, settings, asking, shown, number, of, back, elsewhere } = props
  const say = sayer(asking)
  const { home } = settings
  const title = say(shown.section.title) || say(asking.definition.title)
  return (
    <QuestionPage
      {...pageOf(props)}
      title={title}
      caption={[t('forms.section.progress', { number, of }), say(asking.definition.title)].join(' · ')}
      form={summaryOf(asking)}
      back={{ label: t('forms.section.back'), href: back }}
      islands={islandsOf(props)}
    >
      <FormBlock
        action={`${home}/pytania/${shown.section.id}`}
        files={hasFiles([shown])}
        draft={draftOf(version, shown.section.id)}
      >
        <Engine asking={asking} sections={[shown]} elsewhere={elsewhere}>
          <SectionWords {...shown} asking={asking} />
          <Questions {...shown} asking={asking} />
        </Engine>
        <Actions>
          <SubmitButton icon="arrow-right">{t('forms.section.next')}</SubmitButton>
          <SubmitButton variant="secondary" name="potem" value="wstecz">
            {t('forms.section.save-back')}
          </SubmitButton>
          {mayResume(settings.anonymity) && (
            <SubmitButton variant="quiet" name="potem" value="pozniej">
              {t('forms.section.later')}
            </SubmitButton>
          )}
        </Actions>
      </FormBlock>
      <Forget drafts={props.drafts} />
    </QuestionPage>
  )
}

/** Everything that was answered, with a way back to each, before it is sent. */
export function CheckPage(
  props: FormProps & { answers: (Answer & { section: string })[]; who: Who; back: string; hiddenDropped: boolean },
) {
  const { t } = useView()
  const { settings, asking, answers, who, back } = props
  const { home } = settings
  return (
    <QuestionPage
      {...pageOf(props)}
      title={t('forms.check.title')}
      caption={sayer(asking)(asking.definition.title)}
      form={asking.form}
      back={{ label: t('forms.section.back'), href: back }}
    >
      <p>{t('forms.check.lead')}</p>
      <CheckAnswers answers={answers} />
      {props.hiddenDropped && <p>{t('forms.check.dropped')}</p>}
      <FormBlock action={`${home}/wyslanie`}>
        <Honeypot name="website" />
        <WhoFields settings={settings} form={asking.form} who={who} />
        <Privacy settings={settings} />
        <SubmitButton icon="send">{t('forms.check.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** Who answers, as far as the level of anonymity asks: their account, a name, an address for the receipt. */
export type Who = { name: string; email: string } | null

function WhoFields({ settings, form, who }: { settings: AnsweringSettings; form: FormState; who: Who }) {
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

function Intro({ asking }: FormProps) {
  const { definition } = asking
  const intro = sayer(asking)(definition.intro)
  const lang = foreign(asking, definition.intro)
  return intro ? <RichText markdown={intro} {...(lang && { lang })} /> : null
}

function SectionWords({ section, asking, heading }: { section: Section; asking: Asking; heading?: boolean }) {
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

const Questions = ({ questions, asking }: { questions: Shown['questions']; asking: Asking }) => (
  <div class="forms-questions">
    {questions.map(({ question, shown }) => (
      <QuestionField key={question.id} question={question} asking={asking} hidden={!shown} />
    ))}
  </div>
)

/** Around the questions of a page: shows and hides them as answers change, where script runs. */
function Engine({
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

function Privacy({ settings }: { settings: AnsweringSettings }) {
  const { t } = useView()
  if (!settings.privacyNotice) return null
  return (
    <Details summary={t('forms.start.privacy')}>
      <RichText markdown={settings.privacyNotice} />
    </Details>
  )
}

function Closed({ settings }: { settings: AnsweringSettings }) {
  const { t, locale } = useView()
  return (
    <Notice title={t('forms.start.closed')}>
      {settings.closesAt && <p>{t('forms.start.closed-at', { date: formatDateTime(settings.closesAt, locale) })}</p>}
      <NextLinks settings={settings} />
    </Notice>
  )
}

/** Enough people of a kind have answered: said with thanks, and with what else can be done. */
export function FullPage(props: FormProps) {
  const { t } = useView()
  return (
    <QuestionPage {...pageOf(props)} title={t('forms.full.title')} back={props.settings.back}>
      <p>{t('forms.full.text')}</p>
      <NextLinks settings={props.settings} />
    </QuestionPage>
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
const Seen = ({ home }: { home: string }) => <wiec-seen data-to={`${home}/obejrzane`} />

const pageOf = ({ settings, asking }: FormProps) => ({
  title: sayer(asking)(asking.definition.title),
  caption: settings.caption,
  islands: ['wiec-seen'] as IslandName[],
  unlisted: true,
})

function islandsOf({ asking }: FormProps): IslandName[] {
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

const hasFiles = (sections: Shown[]) =>
  sections.some(({ questions }) => questions.some(({ question }) => question.type === 'file'))
