/** What people of the benchmark say. */
export const REMARK =
  'Proszę o ławki przy ścieżce nad rzeką i o lampy, które nie świecą w korony lip. Wieczorem jest tam dziś zupełnie ciemno.'
export const SIGNATURE = 'Mieszkanka z Portowej'
