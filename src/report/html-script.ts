/** The filter of the HTML report; constant for the same reason as the style. Without scripts the page shows everything. */
export const script = `
const form = document.querySelector('form')
if (form) {
  const articles = [...document.querySelectorAll('article')]
  const shown = form.querySelector('output')
  const apply = () => {
    const {severity, rule} = form.elements
    let count = 0
    for (const article of articles) {
      const fits = (!severity.value || article.className === severity.value) && (!rule.value || article.dataset.rule === rule.value)
      article.hidden = !fits
      if (fits) count++
    }
    for (const section of document.querySelectorAll('section.file')) section.hidden = !section.querySelector('article:not([hidden])')
    shown.textContent = count === articles.length ? '' : count + ' of ' + articles.length + ' shown'
  }
  form.addEventListener('change', apply)
  form.addEventListener('submit', event => event.preventDefault())
  form.hidden = false
  apply()
}
`
