import { formatDate } from '../../../platform/texts/index.ts'
import {
  Actions,
  ButtonLink,
  Checkbox,
  CheckboxGroup,
  ConfirmPage,
  DateField,
  type Desk,
  EmptyState,
  FileField,
  Form,
  type FormState,
  Hidden,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  Tick,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Basket } from '../basket/actions.ts'
import { type Block, type BlockKind, excerptOf, isThingKind } from '../issues/blocks.ts'
import type { Issue } from '../issues/rules.ts'
import { GOOD_SUBJECT } from '../reviewing/checks.ts'
import { TOPICS } from '../rules.ts'
import { DESK, workPath } from './paths.ts'

interface OfIssue {
  desk: Desk
  issue: Issue
  form: FormState
}

const useCrumbs = (issue: Issue) => {
  const { t } = useView()
  return [
    { label: t('newsletter.title'), href: DESK },
    { label: issue.subject || t('newsletter.desk.no-subject'), href: workPath(issue) },
  ]
}

export function WordsPage({ desk, issue, form, version }: OfIssue & { version: number }) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('newsletter.work.facts')}
      crumbs={useCrumbs(issue)}
      form={form}
      islands={['wiec-draft']}
    >
      <Form action={`${workPath(issue)}/dane`} draft={`newsletter-${issue.id}`}>
        <Hidden name="version" value={String(version)} />
        <TextField
          form={form}
          name="subject"
          label={t('newsletter.words.subject')}
          hint={t('newsletter.words.subject.hint', { count: GOOD_SUBJECT })}
        />
        <TextField
          form={form}
          name="preheader"
          label={t('newsletter.words.preheader')}
          hint={t('newsletter.words.preheader.hint')}
          optional
        />
        <TextArea
          form={form}
          name="plainSummary"
          label={t('newsletter.plain-summary')}
          hint={t('newsletter.words.plain.hint')}
          rows={4}
          limit={1500}
        />
        <CheckboxGroup
          form={form}
          name="topics"
          label={t('newsletter.words.topics')}
          hint={t('newsletter.words.topics.hint')}
          options={TOPICS.map((topic) => ({ value: topic, label: t(`newsletter.topic.${topic}`) }))}
          optional
        />
        <TextField
          form={form}
          name="places"
          label={t('newsletter.words.places')}
          hint={t('newsletter.words.places.hint')}
          optional
        />
        <Checkbox
          form={form}
          name="urgent"
          label={t('newsletter.words.urgent.label')}
          hint={t('newsletter.words.urgent.hint')}
        />
        <DateField
          form={form}
          name="dueOn"
          label={t('newsletter.words.due')}
          hint={t('newsletter.words.due.hint')}
          optional
        />
        <SubmitButton icon="save">{t('newsletter.save')}</SubmitButton>
      </Form>
    </WorkspacePage>
  )
}

export interface BlockFormProps extends OfIssue {
  kind: BlockKind
  /** Null for a new one. */
  block: Block | null
  was: string
}

export function BlockPage({ desk, issue, form, kind, block, was }: BlockFormProps) {
  const { t } = useView()
  const path = workPath(issue)
  return (
    <WorkspacePage
      {...desk}
      title={t(block ? 'newsletter.block.edit' : 'newsletter.block.new', { kind: t(`newsletter.block.${kind}`) })}
      crumbs={useCrumbs(issue)}
      form={form}
      islands={['wiec-draft']}
    >
      <Form
        action={block ? `${path}/bloki/${block.id}` : `${path}/bloki/nowy?rodzaj=${kind}`}
        files={kind === 'picture' && !block}
        draft={`newsletter-${issue.id}-${block?.id ?? kind}`}
      >
        {block && <Hidden name="was" value={was} />}
        <BlockFields {...{ form, kind, block }} />
        <SubmitButton icon="save">{t('newsletter.save')}</SubmitButton>
      </Form>
    </WorkspacePage>
  )
}

function BlockFields({ form, kind, block }: Pick<BlockFormProps, 'form' | 'kind' | 'block'>) {
  const { t } = useView()
  if (isThingKind(kind))
    return (
      <>
        <TextField form={form} name="title" label={t('newsletter.block.title')} />
        <TextField
          form={form}
          name="when"
          label={t('newsletter.block.when')}
          hint={t('newsletter.block.when.hint')}
          optional
        />
        <TextField form={form} name="place" label={t('newsletter.block.place')} optional />
        <TextArea
          form={form}
          name="text"
          label={t('newsletter.block.about')}
          hint={t('newsletter.block.markdown')}
          rows={5}
          limit={3000}
          optional
        />
        <TextField
          form={form}
          name="url"
          label={t('newsletter.block.url')}
          hint={t('newsletter.block.url.hint')}
          optional
        />
      </>
    )
  switch (kind) {
    case 'heading':
      return <TextField form={form} name="text" label={t('newsletter.block.heading')} />
    case 'quote':
      return (
        <>
          <TextArea form={form} name="text" label={t('newsletter.block.quote')} rows={4} limit={2000} />
          <TextField form={form} name="author" label={t('newsletter.block.author')} optional />
        </>
      )
    case 'picture':
      return (
        <>
          {!block && (
            <FileField
              form={form}
              name="file"
              label={t('newsletter.block.file')}
              hint={t('newsletter.block.file.hint')}
              accept="image/*"
            />
          )}
          <TextField form={form} name="alt" label={t('newsletter.block.alt')} hint={t('newsletter.block.alt.hint')} />
          <TextField form={form} name="caption" label={t('newsletter.block.caption')} optional />
        </>
      )
    default:
      return (
        <TextArea
          form={form}
          name="text"
          label={t('newsletter.block.text')}
          hint={t('newsletter.block.markdown')}
          rows={12}
          limit={10000}
        />
      )
  }
}

export function RemoveBlockPage({ issue, block }: { issue: Issue; block: Block }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('newsletter.block.remove.title', { kind: t(`newsletter.block.${block.kind}`) })}
      back={{ label: issue.subject || t('newsletter.desk.no-subject'), href: workPath(issue) }}
      action={`${workPath(issue)}/bloki/${block.id}/usuniecie`}
      button={t('newsletter.work.remove-block')}
      danger
    >
      <p lang="pl">{excerptOf(block)}</p>
      <p>{t('newsletter.block.remove.text')}</p>
    </ConfirmPage>
  )
}

export function RemoveIssuePage({ issue }: { issue: Issue }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('newsletter.remove.title')}
      back={{ label: issue.subject || t('newsletter.desk.no-subject'), href: workPath(issue) }}
      action={`${workPath(issue)}/usuniecie`}
      button={t('newsletter.work.remove')}
      danger
    >
      <p>{t('newsletter.remove.text')}</p>
    </ConfirmPage>
  )
}

/** What every part of the portal has for the next issue. */
export function BasketPage({ desk, issue, basket }: { desk: Desk; issue: Issue; basket: Basket }) {
  const { t, locale } = useView()
  const shelves = basket.shelves.filter(({ items }) => items.length > 0)
  return (
    <WorkspacePage {...desk} title={t('newsletter.basket.title')} crumbs={useCrumbs(issue)}>
      <p>
        {basket.since
          ? t('newsletter.basket.since', { date: formatDate(basket.since, locale) })
          : t('newsletter.basket.first')}
      </p>
      {shelves.length === 0 ? (
        <EmptyState title={t('newsletter.basket.empty')} icon="inbox">
          <p>{t('newsletter.basket.empty.text')}</p>
        </EmptyState>
      ) : (
        <Form action={`${workPath(issue)}/koszyk`}>
          {shelves.map(({ name, items }) => (
            <Section key={name} title={t(name)} count={items.length}>
              <ul class="newsletter-basket">
                {items.map((item) => (
                  <li key={item.source}>
                    {item.taken ? (
                      <p>
                        {item.title} ({t('newsletter.basket.taken')})
                      </p>
                    ) : (
                      <Tick
                        name="source"
                        value={item.source}
                        checked={false}
                        label={
                          <>
                            <strong>{item.title}</strong> ({t(`newsletter.basket.${item.why}`)})
                          </>
                        }
                      >
                        <p>{[item.when, item.place].filter(Boolean).join(' · ')}</p>
                      </Tick>
                    )}
                  </li>
                ))}
              </ul>
            </Section>
          ))}
          <Actions>
            <SubmitButton icon="plus">{t('newsletter.basket.add')}</SubmitButton>
            <ButtonLink href={workPath(issue)} variant="secondary">
              {t('newsletter.basket.back')}
            </ButtonLink>
          </Actions>
        </Form>
      )}
    </WorkspacePage>
  )
}
