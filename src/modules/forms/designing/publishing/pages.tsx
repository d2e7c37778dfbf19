import type { Form } from '../../../../platform/http/index.ts'
import { formatDateTime } from '../../../../platform/texts/index.ts'
import {
  ButtonLink,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Icon,
  Link,
  Meta,
  Notice,
  Section,
  SelectField,
  SubmitButton,
  Table,
  useView,
} from '../../../../ui/index.ts'
import type { Version } from '../../rules.ts'
import { questionsOf } from '../../words.ts'
import { hintsFor } from '../hints/hints.ts'
import { HintList } from '../hints/page.tsx'
import { minutesFor } from '../hints/time.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignPage, DesignQuestion } from '../page.tsx'
import { minutesIn, speakerOf } from '../saying.ts'
import { Missing } from '../translations/pages.tsx'
import { missingIn } from '../translations/sentences.ts'
import type { SaidChange } from './changes.ts'
import { problemsIn } from './problems.ts'

/** Everything to look at before publishing: what stands in the way, what is not translated, what may be said better. */
export function CheckPage({ desk }: { desk: Desk }) {
  const { t } = useView()
  const { draft, language } = desk
  const problems = problemsIn(draft, speakerOf(draft, t), t)
  const hints = hintsFor(draft)
  const others = draft.languages.filter((locale) => locale !== language && missingIn(draft, locale).length > 0)
  return (
    <DesignPage
      desk={desk}
      tab="/sprawdzenie"
      title={t('designing.check.title')}
      actions={
        problems.length === 0 && (
          <ButtonLink href={designPath(desk.form, '/publikacja')} icon="send">
            {t('designing.publish.go')}
          </ButtonLink>
        )
      }
    >
      <p>
        {t('designing.outline.count', { count: questionsOf(draft).length })} · {minutesIn(minutesFor(draft), t)}
      </p>
      {problems.length === 0 ? (
        <Notice kind="success" title={t('designing.check.ready')}>
          <p>{t('designing.check.ready-text')}</p>
        </Notice>
      ) : (
        <Notice kind="problem" title={t('designing.check.problems', { count: problems.length })}>
          <ul class="design-problems">
            {problems.map(({ where, text, path }) => (
              <li key={`${path} ${text}`}>
                <Link href={designPath(desk.form, path)}>
                  {where && <span class="design-code">{where} </span>}
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {others.map((locale) => (
        <Section key={locale} title={t('designing.check.translation')}>
          <Missing desk={desk} locale={locale} level={3} />
        </Section>
      ))}
      <Section title={t('designing.check.hints')}>
        <p>{t('designing.check.hints-text')}</p>
        {hints.length === 0 ? (
          <p class="design-fine">
            <Icon name="circle-check" /> {t('designing.check.no-hints')}
          </p>
        ) : (
          <HintList desk={desk} hints={hints} title={t('designing.hints', { count: hints.length })} linked />
        )}
      </Section>
    </DesignPage>
  )
}

export interface PublishPageProps {
  desk: Desk
  /** Since the version people answer now. */
  changes: SaidChange[]
  /** Somebody saved between looking and publishing. */
  conflict?: boolean
}

export function PublishPage({ desk, changes, conflict }: PublishPageProps) {
  const { t } = useView()
  const { draft, published, form } = desk
  const speaker = speakerOf(draft, t)
  const problems = problemsIn(draft, speaker, t).length
  const same = published !== null && changes.length === 0
  return (
    <DesignQuestion
      desk={desk}
      title={t(published ? 'designing.publish.next' : 'designing.publish.title')}
      back="/sprawdzenie"
      backLabel={t('designing.publish.back')}
    >
      {conflict && (
        <Notice kind="warning" title={t('designing.publish.conflict')} live>
          <p>{t('designing.publish.conflict-text')}</p>
        </Notice>
      )}
      {problems > 0 && (
        <Notice kind="problem" title={t('designing.check.problems', { count: problems })}>
          <p>
            <Link href={designPath(form, '/sprawdzenie')}>{t('designing.publish.see')}</Link>
          </p>
        </Notice>
      )}
      {same ? (
        <Notice>
          <p>{t('designing.publish.same', { number: published.number })}</p>
        </Notice>
      ) : (
        <p>
          {published ? t('designing.publish.next-text', { number: published.number + 1 }) : t('designing.publish.text')}
        </p>
      )}
      {published && changes.length > 0 && (
        <Section title={t('designing.publish.changes')}>
          <Changes changes={changes} />
        </Section>
      )}
      {problems === 0 && !same && (
        <FormBlock action={designPath(form, '/publikacja')}>
          <Hidden name="revision" value={String(form.draftRevision)} />
          <SubmitButton icon="send">
            {t('designing.publish.confirm', { number: (published?.number ?? 0) + 1 })}
          </SubmitButton>
        </FormBlock>
      )}
    </DesignQuestion>
  )
}

const MARKS = { added: 'plus', removed: 'minus', moved: 'arrow-up-down', changed: 'pencil' } as const

/** Differences as sentences; what was and what is stand below one another. */
export function Changes({ changes }: { changes: SaidChange[] }) {
  const { t } = useView()
  if (changes.length === 0) return <EmptyState title={t('designing.versions.same')} icon="check" />
  return (
    <ul class="design-changes">
      {changes.map(({ how, text, before, after }) => (
        <li key={`${text} ${before} ${after}`} class={`design-change design-change-${how}`}>
          <Icon name={MARKS[how]} />
          <div>
            <p>{text}</p>
            {before !== undefined && (
              <dl class="design-change-values">
                <div>
                  <dt>{t('designing.change.before')}</dt>
                  <dd>{before}</dd>
                </div>
                <div>
                  <dt>{t('designing.change.after')}</dt>
                  <dd>{after}</dd>
                </div>
              </dl>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

export interface VersionsPageProps {
  desk: Desk
  versions: Version[]
  names: ReadonlyMap<string, string>
  /** What is compared now. */
  compared: { form: Form; changes: SaidChange[] | null }
}

export function VersionsPage({ desk, versions, names, compared }: VersionsPageProps) {
  const { t, locale } = useView()
  const path = (rest: string) => designPath(desk.form, `/wersje${rest}`)
  const choices = [
    { value: 'szkic', label: t('designing.versions.draft') },
    ...versions.map(({ number }) => ({ value: String(number), label: t('designing.versions.number', { number }) })),
  ]
  return (
    <DesignPage desk={desk} tab="/wersje" title={t('designing.versions.title')}>
      <p>{t('designing.versions.text')}</p>
      <Table
        caption={t('designing.versions.title')}
        captionHidden
        rows={versions}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('designing.versions.none')} icon="history" />}
        columns={[
          {
            label: t('designing.versions.version'),
            names: true,
            cell: ({ number }) => t('designing.versions.number', { number }),
          },
          { label: t('designing.versions.when'), cell: ({ publishedAt }) => formatDateTime(publishedAt, locale) },
          { label: t('designing.versions.who'), cell: ({ publishedBy }) => names.get(publishedBy ?? '') ?? '–' },
          {
            label: t('designing.tab.questions'),
            kind: 'number',
            cell: ({ definition }) => questionsOf(definition).length,
          },
          {
            label: t('designing.versions.acts'),
            cell: ({ number }) => (
              <span class="design-acts">
                {number > 1 && (
                  <Link
                    href={path(`?od=${number - 1}&do=${number}#roznice`)}
                    icon="arrow-up-down"
                    label={`${t('designing.versions.differences')}: ${number}`}
                  >
                    {t('designing.versions.differences')}
                  </Link>
                )}
                <Link
                  href={path(`/${number}/szkic`)}
                  icon="rotate-ccw"
                  label={`${t('designing.versions.restore')}: ${number}`}
                >
                  {t('designing.versions.restore')}
                </Link>
              </span>
            ),
          },
        ]}
      />
      {versions.length > 0 && (
        <Section title={t('designing.versions.compare')} id="roznice">
          <FormBlock action={path('')} method="get">
            <div class="design-pair">
              <SelectField form={compared.form} name="od" label={t('designing.versions.from')} options={choices} />
              <SelectField form={compared.form} name="do" label={t('designing.versions.to')} options={choices} />
            </div>
            <SubmitButton variant="secondary">{t('designing.versions.show')}</SubmitButton>
          </FormBlock>
          {compared.changes && <Changes changes={compared.changes} />}
        </Section>
      )}
    </DesignPage>
  )
}

/** Taking an older version as the draft: what the draft holds now is kept among removed things. */
export function RestorePage({ desk, version, changes }: { desk: Desk; version: Version; changes: SaidChange[] }) {
  const { t, locale } = useView()
  return (
    <DesignQuestion
      desk={desk}
      title={t('designing.restore.title', { number: version.number })}
      back="/wersje"
      backLabel={t('designing.restore.back')}
    >
      <Meta>{formatDateTime(version.publishedAt, locale)}</Meta>
      <p>{t('designing.restore.text')}</p>
      <FormBlock action={designPath(desk.form, `/wersje/${version.number}/szkic`)}>
        <SubmitButton icon="rotate-ccw">{t('designing.restore.confirm')}</SubmitButton>
      </FormBlock>
      <Section title={t('designing.restore.changes')}>
        <Changes changes={changes} />
      </Section>
    </DesignQuestion>
  )
}
