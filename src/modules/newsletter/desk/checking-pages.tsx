import { formatNumber } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  DateTimeField,
  type Desk,
  Form,
  type FormState,
  Notice,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { AudienceCount } from '../audience/actions.ts'
import { REASONS, RULES } from '../audience/rules.ts'
import type { Issue } from '../issues/rules.ts'
import { isOpen } from '../issues/rules.ts'
import { type Check, isBlocking } from '../reviewing/checks.ts'
import { DESK, workPath } from './paths.ts'

const TAGS = { good: 'done', warning: 'warning', problem: 'problem' } as const

export interface CheckPageProps {
  desk: Desk
  issue: Issue
  checks: Check[]
  audience: AudienceCount
  form: FormState
}

/** Everything looked at before an issue leaves, who gets it, and when. */
export function CheckPage({ desk, issue, checks, audience, form }: CheckPageProps) {
  const { t, locale } = useView()
  const blocked = checks.some(isBlocking)
  const title = issue.subject || t('newsletter.desk.no-subject')
  return (
    <WorkspacePage
      {...desk}
      title={t('newsletter.check.title')}
      crumbs={[
        { label: t('newsletter.title'), href: DESK },
        { label: title, href: workPath(issue) },
      ]}
      caption={title}
      form={form}
      actions={
        <ButtonLink href={`${workPath(issue)}/podglad`} variant="secondary" icon="eye">
          {t('newsletter.work.preview')}
        </ButtonLink>
      }
    >
      {blocked ? (
        <Notice kind="problem" title={t('newsletter.check.blocked')}>
          <p>{t('newsletter.check.blocked.text')}</p>
        </Notice>
      ) : (
        <Notice kind="success" title={t('newsletter.check.ready')} />
      )}
      <Section title={t('newsletter.check.list')}>
        <ul class="newsletter-checks">
          {checks.map((check) => (
            <li key={check.name}>
              <Tag kind={TAGS[check.state]}>{t(`newsletter.check.state.${check.state}`)}</Tag>
              <div>
                <p>{t(`newsletter.check.${check.name}.${check.state}`, check.values)}</p>
                {check.name === 'links' && check.about.length > 0 && (
                  <ul>
                    {check.about.map((address) => (
                      <li key={address}>
                        <code>{address}</code>
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Audience audience={audience} />
      {isOpen(issue) && !blocked && (
        <Section title={t('newsletter.schedule.title')} id="termin">
          <Form action={`${workPath(issue)}/termin`}>
            <RadioGroup
              form={form}
              name="when"
              label={t('newsletter.schedule.when')}
              options={[
                { value: 'now', label: t('newsletter.schedule.now') },
                {
                  value: 'at',
                  label: t('newsletter.schedule.at'),
                  children: <DateTimeField form={form} name="at" label={t('newsletter.schedule.moment.label')} />,
                },
              ]}
            />
            <p>
              {t('newsletter.schedule.note', {
                count: audience.reached,
                people: formatNumber(audience.reached, locale),
              })}
            </p>
            <SubmitButton icon="clock">{t('newsletter.schedule.button')}</SubmitButton>
          </Form>
        </Section>
      )}
    </WorkspacePage>
  )
}

function Audience({ audience }: { audience: AudienceCount }) {
  const { t, locale } = useView()
  const rows = [
    ...REASONS.map((reason) => ({
      id: reason,
      gets: true,
      label: t(`newsletter.reason.${reason}`),
      count: audience.reasons[reason],
    })),
    ...RULES.map((rule) => ({
      id: `rule-${rule}`,
      gets: false,
      label: t(`newsletter.rule.${rule}`),
      count: audience.rules[rule],
    })),
  ].filter(({ count }) => count > 0)
  return (
    <Section title={t('newsletter.audience.title')} count={formatNumber(audience.reached, locale)}>
      <Table
        caption={t('newsletter.audience.caption')}
        captionHidden
        rows={rows}
        rowId={({ id }) => id}
        empty={<p>{t('newsletter.audience.none')}</p>}
        columns={[
          { label: t('newsletter.audience.why'), names: true, cell: ({ label }) => label },
          {
            label: t('newsletter.audience.gets'),
            cell: ({ gets }) => t(gets ? 'newsletter.audience.yes' : 'newsletter.audience.no'),
          },
          { label: t('newsletter.audience.count'), kind: 'number', cell: ({ count }) => formatNumber(count, locale) },
        ]}
      />
    </Section>
  )
}

export interface PreviewProps {
  desk: Desk
  issue: Issue
  look: 'jasny' | 'ciemny'
}

/** The letter as a phone and a desk show it, in the light or the dark look. */
export function PreviewPage({ desk, issue, look }: PreviewProps) {
  const { t, url } = useView()
  const path = workPath(issue)
  const title = issue.subject || t('newsletter.desk.no-subject')
  const letter = url(`${path}/podglad/list?wyglad=${look}`)
  return (
    <WorkspacePage
      {...desk}
      title={t('newsletter.preview.title')}
      caption={title}
      crumbs={[
        { label: t('newsletter.title'), href: DESK },
        { label: title, href: path },
      ]}
      actions={
        <>
          <ButtonLink href={`${path}/podglad/tekst`} variant="secondary" icon="file-text">
            {t('newsletter.preview.text')}
          </ButtonLink>
          {isOpen(issue) && (
            <ActButton action={`${path}/proba`} icon="send">
              {t('newsletter.work.trial')}
            </ActButton>
          )}
        </>
      }
    >
      <Tabs
        label={t('newsletter.preview.look')}
        items={(['jasny', 'ciemny'] as const).map((each) => ({
          label: t(`newsletter.preview.${each}`),
          href: `${path}/podglad?wyglad=${each}`,
          current: each === look,
        }))}
      />
      <div class="newsletter-frames">
        <Section title={t('newsletter.preview.phone')}>
          <iframe class="newsletter-frame newsletter-frame-phone" src={letter} title={t('newsletter.preview.phone')} />
        </Section>
        <Section title={t('newsletter.preview.desk')}>
          <iframe class="newsletter-frame newsletter-frame-desk" src={letter} title={t('newsletter.preview.desk')} />
        </Section>
      </div>
    </WorkspacePage>
  )
}

/** The letter as programs without HTML show it. */
export function PlainPreviewPage({ desk, issue, text }: Omit<PreviewProps, 'look'> & { text: string }) {
  const { t } = useView()
  const path = workPath(issue)
  const title = issue.subject || t('newsletter.desk.no-subject')
  return (
    <WorkspacePage
      {...desk}
      title={t('newsletter.preview.text')}
      caption={title}
      crumbs={[
        { label: t('newsletter.title'), href: DESK },
        { label: title, href: path },
        { label: t('newsletter.preview.title'), href: `${path}/podglad` },
      ]}
    >
      <pre class="newsletter-plain">{text}</pre>
    </WorkspacePage>
  )
}
