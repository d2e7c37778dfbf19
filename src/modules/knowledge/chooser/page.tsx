import {
  ButtonLink,
  Form,
  Link,
  ListPage,
  Notice,
  RadioGroup,
  Section,
  SubmitButton,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { wordsIn } from '../content.ts'
import type { Example } from '../ports.ts'
import { CHOOSER, HOME, pathOf, type Text } from '../rules.ts'
import type { Advice, Answers, ChooserQuestions } from './rules.ts'

export interface Fit extends Advice {
  guide: Text | null
  examples: Example[]
  path: string
}

export interface ChooserProps {
  file: ChooserQuestions
  answers: Answers
  fits: Fit[]
  typed: string
  place: string | null
}

/** Ten questions on one page, and below them what the answers speak for. */
export function ChooserPage({ file, answers, fits, typed, place }: ChooserProps) {
  const { t, locale } = useView()
  const answered = Object.keys(answers).length
  return (
    <ListPage
      share={answered === 0 ? {} : undefined}
      unlisted={answered > 0}
      title={t('knowledge.chooser.title')}
      description={t('knowledge.chooser.lead')}
      lead={t('knowledge.chooser.lead')}
      crumbs={[{ label: t('knowledge.title'), href: HOME }]}
      islands={['wiec-chooser']}
    >
      <wiec-chooser>
        {answered > 0 && <Results {...{ file, answers, fits, place }} />}
        <Notice>
          <p data-noscript>{t('knowledge.chooser.privacy-address')}</p>
          <p data-script hidden>
            {t('knowledge.chooser.privacy')}
          </p>
        </Notice>
        <Form action={CHOOSER} method="get" label={t('knowledge.chooser.title')}>
          {file.questions.map(({ id, text, help, answers: options }, index) => (
            <RadioGroup
              key={id}
              form={{ values: { [id]: answers[id] } }}
              name={id}
              label={`${index + 1}. ${text[locale]}`}
              hint={help?.[locale]}
              optional
              options={options.map((answer) => ({ value: answer.id, label: answer.text[locale] }))}
            />
          ))}
          <TextField
            form={{ values: { gmina: typed } }}
            name="gmina"
            label={t('knowledge.chooser.gmina')}
            hint={t('knowledge.chooser.gmina-hint')}
            optional
          />
          <SubmitButton icon="list-checks">{t('knowledge.chooser.show')}</SubmitButton>
        </Form>
        {answered === 0 && (
          <div data-results hidden>
            <Results {...{ file, answers, fits, place }} />
          </div>
        )}
      </wiec-chooser>
    </ListPage>
  )
}

function Results({ file, answers, fits, place }: Omit<ChooserProps, 'typed'>) {
  const { t } = useView()
  const answered = Object.keys(answers).length
  const isWritten = answered > 0
  return (
    <Section title={t('knowledge.chooser.result')} id="wynik">
      <p data-count>{isWritten && t('knowledge.chooser.answered', { count: answered, all: file.questions.length })}</p>
      <ol class="knowledge-fits">
        {fits.map((fit, index) => (
          <OneFit
            key={fit.tool}
            fit={fit}
            file={file}
            place={place}
            isFirst={isWritten && index === 0}
            isWritten={isWritten}
          />
        ))}
      </ol>
      <p>
        <span data-again>
          <Link href={CHOOSER}>{t('knowledge.chooser.again')}</Link>
        </span>
      </p>
    </Section>
  )
}

/**
 * One tool: why, what it takes, who did it. Before anybody answered it holds the reasons of all answers, hidden, from which the
 * script shows those that were given.
 */
function OneFit({
  fit,
  file,
  place,
  isFirst,
  isWritten,
}: {
  fit: Fit
  file: ChooserQuestions
  place: string | null
  isFirst: boolean
  isWritten: boolean
}) {
  const { t, locale } = useView()
  const { tool, guide, examples, path, points } = fit
  const facts = file.tools[tool]
  return (
    <li class="knowledge-fit" data-tool={tool} data-points={points}>
      <div class="ui-title-row">
        <h3>{t(`knowledge.tool.${tool}`)}</h3>
        <span data-first hidden={!isFirst}>
          <Tag kind="done">{t('knowledge.chooser.best')}</Tag>
        </span>
      </div>
      <ul class="knowledge-reasons">
        {isWritten
          ? fit.reasons.map(({ for: speaksFor, text }) => (
              <Reason key={text.pl} text={text[locale]} isFor={speaksFor} />
            ))
          : file.questions.flatMap(({ id, answers }) =>
              answers.map((answer) => {
                const text = answer.because[tool]
                const weight = answer.weights[tool] ?? 0
                return text || weight !== 0 ? (
                  <Reason
                    key={`${id} ${answer.id}`}
                    text={text?.[locale] ?? ''}
                    isFor={weight >= 0}
                    of={`${id}=${answer.id}`}
                    weight={weight}
                  />
                ) : null
              }),
            )}
      </ul>
      {facts && (
        <dl class="knowledge-facts">
          <dt>{t('knowledge.chooser.time')}</dt>
          <dd>{facts.time[locale]}</dd>
          <dt>{t('knowledge.chooser.cost')}</dt>
          <dd>{facts.cost[locale]}</dd>
        </dl>
      )}
      {examples.length > 0 && (
        <p>
          {place ? t('knowledge.examples.near', { place }) : t('knowledge.examples')}:{' '}
          {examples.map(({ title, path, where }, index) => (
            <span key={path}>
              {index > 0 && '; '}
              <Link href={path}>{title}</Link> ({where})
            </span>
          ))}
          {'. '}
          <Link href={path}>{t('knowledge.examples.all')}</Link>
        </p>
      )}
      {guide && (
        <ButtonLink href={pathOf(guide)} icon="book-open" variant={isFirst ? 'primary' : 'secondary'}>
          {t('knowledge.chooser.guide', { title: wordsIn(guide.content, locale).title })}
        </ButtonLink>
      )}
    </li>
  )
}

function Reason({ text, isFor, of, weight }: { text: string; isFor: boolean; of?: string; weight?: number }) {
  const { t } = useView()
  return (
    <li
      class={isFor ? 'knowledge-for' : 'knowledge-against'}
      hidden={of !== undefined}
      data-of={of}
      data-weight={weight}
    >
      {text && (
        <>
          <span class="ui-unseen">{t(isFor ? 'knowledge.chooser.for' : 'knowledge.chooser.against')} </span>
          {text}
        </>
      )}
    </li>
  )
}
