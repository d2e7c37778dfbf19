/** A plan of the park in the demonstration, drawn by us. */
export const PARK_PLAN = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="760" viewBox="0 0 1200 760" font-family="Atkinson Hyperlegible Next, DejaVu Sans, sans-serif">
<rect width="1200" height="760" fill="#f4efe0"/>
<path d="M70 610C190 470 250 390 430 330S820 250 1130 130L1130 640Q620 720 70 690Z" fill="#c9dcae"/>
<path d="M0 560C130 430 230 330 420 272S820 190 1200 50" fill="none" stroke="#7db3cf" stroke-width="64"/>
<path d="M120 660Q420 520 700 520T1120 470" fill="none" stroke="#e7d3a5" stroke-width="20"/>
<path d="M150 560Q400 620 640 640T1080 600" fill="none" stroke="#e7d3a5" stroke-width="14"/>
<path d="M230 470L720 655" stroke="#b5533c" stroke-width="6" stroke-dasharray="16 12"/>
${Array.from({ length: 17 }, (_, index) => `<circle cx="${300 + index * 44}" cy="${480 - index * 6 + (index % 2) * 34}" r="17" fill="#5f8a3f"/>`).join('')}
<rect x="820" y="540" width="120" height="72" rx="10" fill="#f0b429"/>
<rect x="470" y="312" width="92" height="40" rx="6" fill="#8a5a34"/>
<rect x="60" y="470" width="160" height="26" fill="#6d6a63" transform="rotate(-42 140 483)"/>
<rect x="1050" y="92" width="92" height="36" fill="#6d6a63" transform="rotate(-20 1096 110)"/>
<g font-size="27" fill="#1d3a2a">
<text x="560" y="205" fill="#1f5a78">rzeka Netta</text><text x="70" y="430">most</text><text x="1052" y="190">śluza</text>
<text x="560" y="430">aleja lip</text><text x="826" y="650">plac zabaw</text><text x="446" y="386">dawna przystań</text><text x="330" y="600" fill="#b5533c">skrót do przystanku</text>
</g>
<text x="70" y="735" font-size="22" fill="#555">Schemat bez skali. Przykład demonstracyjny.</text>
</svg>`

/** Zones of the general plan, very much simplified. */
export const PLAN_SKETCH = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="820" viewBox="0 0 1200 820" font-family="Atkinson Hyperlegible Next, DejaVu Sans, sans-serif">
<rect width="1200" height="820" fill="#fbf8ef"/>
<path d="M180 120L520 60 860 110 1060 260 1090 520 900 720 560 770 250 690 120 430Z" fill="#e3edcf" stroke="#1d3a2a" stroke-width="5"/>
<path d="M210 380Q420 300 520 160L640 130 620 330 420 470Z" fill="#5f8a3f" opacity=".55"/>
<path d="M520 340h150l30 110-110 80-120-60z" fill="#d9774b"/><path d="M330 170l120-50 60 90-110 60z" fill="#eaa07b"/><path d="M700 180l140 10 20 90-120 40z" fill="#eaa07b"/>
<path d="M720 470l120-30 40 90-110 50z" fill="#c9b458"/><path d="M560 560l90-10 30 70-90 30z" fill="#9a7fb8"/>
<path d="M190 640Q480 690 700 730T1010 620" fill="none" stroke="#7db3cf" stroke-width="22"/>
<path d="M330 70L600 400 760 740" fill="none" stroke="#6d6a63" stroke-width="9"/>
<g font-size="26" fill="#1d3a2a"><text x="540" y="440">SJ Zabłudów</text><text x="330" y="205">SJ Skrybicze</text><text x="702" y="250">SJ Kuriany</text><text x="726" y="515">SR Protasy</text><text x="575" y="612">SP</text><text x="290" y="420">SO las</text><text x="330" y="655">SO dolina Narwi</text></g>
<text x="60" y="795" font-size="22" fill="#555">Schemat bez skali, nie zastępuje rysunku planu. Przykład demonstracyjny.</text>
</svg>`

/** Where the cycle path could lead. */
export const SHORE_PLAN = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="700" viewBox="0 0 1200 700" font-family="Atkinson Hyperlegible Next, DejaVu Sans, sans-serif">
<rect width="1200" height="700" fill="#f4efe0"/>
<path d="M0 0H1200V250Q1040 300 960 220T700 300 480 380 300 330 0 420Z" fill="#9cc8de"/>
<path d="M610 300q60 60 150 10l-20 50q-80 40-140-10z" fill="#8aa65a"/>
<path d="M70 440Q240 380 330 380T500 430 640 390 760 380 960 280 1140 300" fill="none" stroke="#2f7d4f" stroke-width="12"/>
<path d="M70 460L300 560 760 560 1140 330" fill="none" stroke="#6d6a63" stroke-width="12" stroke-dasharray="26 14"/>
${Array.from({ length: 14 }, (_, index) => `<circle cx="${340 + index * 44}" cy="${430 - (index % 3) * 16 - index * 5}" r="13" fill="#5f8a3f"/>`).join('')}
<g font-size="27" fill="#1d3a2a"><text x="380" y="160" fill="#1f5a78">Jezioro Ełckie</text><text x="40" y="520">plaża</text><text x="1070" y="390">most</text><text x="590" y="290">trzcinowisko</text><text x="200" y="360" fill="#2f7d4f">brzegiem</text><text x="470" y="610" fill="#555">ulicą</text></g>
<text x="60" y="672" font-size="22" fill="#555">Schemat bez skali. Przykład demonstracyjny.</text>
</svg>`
