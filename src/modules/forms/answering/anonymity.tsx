import { Box, useView } from '../../../ui/index.ts'
import type { Anonymity } from '../model.ts'

/** What is kept of whoever answers and who sees it, said before they begin. Each sentence is held by tables and tests. */
export function AnonymityBox({ anonymity }: { anonymity: Anonymity }) {
  const { t } = useView()
  return (
    <Box title={t(`forms.anonymity.${anonymity}.title`)} id="anonimowosc">
      <ul>
        {POINTS[anonymity].map((point) => (
          <li key={point}>{t(`forms.anonymity.${anonymity}.${point}`)}</li>
        ))}
      </ul>
    </Box>
  )
}

const POINTS: Record<Anonymity, string[]> = {
  open: ['who', 'shown', 'changes'],
  named: ['who', 'shown', 'changes'],
  confidential: ['who', 'shown', 'changes'],
  anonymous: ['who', 'time', 'order', 'changes'],
}
