import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import {
  ActButton,
  ButtonLink,
  Checkbox,
  EmptyState,
  Form as FormBlock,
  Link,
  RadioGroup,
  Section,
  SubmitButton,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { PostCounts } from '../posts/store.ts'
import { type Room, type RoomKind, type RoomPhase, roomPath, roomWorkPath } from '../rooms/rules.ts'
import { type Frame, Work } from './frame.tsx'

/** Before there is one: what it is good for, and the form that begins it. */
export function NewRoomPage({ frame, form, mayKeep }: { frame: Frame; form: Form; mayKeep: boolean }) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t(`discussions.${frame.kind}`)} form={form}>
      <p>{t(`discussions.work.what.${frame.kind}`)}</p>
      {mayKeep ? (
        <FormBlock action={roomWorkPath(frame.process, frame.kind)}>
          <RoomFields form={form} kind={frame.kind} />
          <SubmitButton>{t('discussions.work.begin')}</SubmitButton>
        </FormBlock>
      ) : (
        <EmptyState title={t(`discussions.work.none.${frame.kind}`)} />
      )}
    </Work>
  )
}

export function RoomSettingsPage({ frame, form }: { frame: Frame; form: Form }) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t('discussions.work.settings')} form={form} crumb>
      <FormBlock action={`${roomWorkPath(frame.process, frame.kind)}/ustawienia`}>
        <RoomFields form={form} kind={frame.kind} />
        <SubmitButton>{t('discussions.save')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}

/** When what people write is read by a moderator: before others see it, or after. */
export function ModerationChoice({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <RadioGroup
      form={form}
      name="moderation"
      label={t('discussions.work.moderation')}
      options={['before', 'after'].map((value) => ({
        value,
        label: t(`discussions.work.moderation.${value}`),
        hint: t(`discussions.work.moderation.${value}.hint`),
      }))}
    />
  )
}

function RoomFields({ form, kind }: { form: Form; kind: RoomKind }) {
  const { t } = useView()
  return (
    <>
      <TextArea
        form={form}
        name="lead"
        label={t('discussions.work.lead')}
        hint={t(`discussions.work.lead.hint.${kind}`)}
        rows={4}
        optional
      />
      <ModerationChoice form={form} />
      <Checkbox
        form={form}
        name="accounts"
        label={t('discussions.work.accounts')}
        hint={t('discussions.work.accounts.hint')}
      />
      {kind !== 'topics' && (
        <TextArea
          form={form}
          name="themes"
          label={t('discussions.work.themes')}
          hint={t('discussions.work.themes.hint')}
          rows={4}
          optional
        />
      )}
    </>
  )
}

interface HomeProps {
  frame: Frame
  room: Room
  phase: RoomPhase
  counts: PostCounts
  mayKeep: boolean
  /** Where what waits to be shown is read; null for whoever does not moderate. */
  moderationPath: string | null
  form?: Form | undefined
  children: ComponentChildren
}

/** How the room stands, what can be done with it, and what is in it. */
export function RoomHomePage({ frame, room, phase, counts, mayKeep, moderationPath, form, children }: HomeProps) {
  const { t } = useView()
  const home = roomWorkPath(frame.process, room.kind)
  return (
    <Work
      frame={frame}
      title={t(`discussions.${room.kind}`)}
      form={form}
      actions={
        mayKeep && (
          <ButtonLink href={`${home}/ustawienia`} variant="secondary" icon="settings">
            {t('discussions.work.settings')}
          </ButtonLink>
        )
      }
    >
      <p>
        {t(`discussions.work.phase.${phase}`)}{' '}
        {phase !== 'draft' && (
          <Link href={roomPath(frame.process, room.kind)}>{t('discussions.work.public-page')}</Link>
        )}
      </p>
      {counts.waiting > 0 && (
        <p>
          {moderationPath ? (
            <Link href={moderationPath}>{t('discussions.work.waiting', { count: counts.waiting })}</Link>
          ) : (
            t('discussions.work.waiting', { count: counts.waiting })
          )}
        </p>
      )}
      {children}
      {mayKeep && <Deeds {...{ home, room, phase }} />}
    </Work>
  )
}

function Deeds({ home, room, phase }: { home: string; room: Room; phase: RoomPhase }) {
  const { t } = useView()
  if (!room.openedAt)
    return (
      <Section title={t('discussions.work.opening')}>
        <p>{t('discussions.work.open-text')}</p>
        <ActButton action={`${home}/otwarcie`} variant="primary">
          {t('discussions.work.open')}
        </ActButton>
        <ActButton action={`${home}/wyrzucenie`} variant="danger">
          {t('discussions.work.discard')}
        </ActButton>
      </Section>
    )
  if (phase === 'closed' && !room.closedAt) return null
  return (
    <Section title={t('discussions.work.closing')}>
      {room.closedAt ? (
        <ActButton action={`${home}/wznowienie`}>{t('discussions.work.reopen')}</ActButton>
      ) : (
        <ActButton action={`${home}/zamkniecie`}>{t('discussions.work.close')}</ActButton>
      )}
    </Section>
  )
}
