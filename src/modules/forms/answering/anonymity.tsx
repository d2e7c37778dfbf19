import { Box, useView } from '../../../ui/index.ts'
import type { Anonymity } from '../model.ts'

/** What is kept of whoever answers and who sees it, said before they begin. Each sentence is held by tables and tests. */
export function AnonymityBox({ anonymity, editable = true }: { anonymity: Anonymity; editable?: boolean }) {
  const { t } = useView()
  return (
    <Box title={t(`forms.anonymity.${anonymity}.title`)} id="anonimowosc">
      <ul>
        {POINTS[anonymity].map((point) => (
          <li key={point}>{t(`forms.anonymity.${anonymity}.${point}`)}</li>
        ))}
        {anonymity !== 'anonymous' && <li>{t(editable ? 'forms.anonymity.changes' : 'forms.anonymity.final')}</li>}
      </ul>
    </Box>
  )
}

const POINTS: Record<Anonymity, string[]> = {
  open: ['who', 'shown'],
  named: ['who', 'shown'],
  confidential: ['who', 'shown'],
  anonymous: ['who', 'time', 'order', 'changes'],
}
