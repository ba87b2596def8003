// While somebody types or ticks, results and filters are brought in anew: what was opened stays open.
export function keepOpenWhatWasOpened () {
  let opened = []
  document.addEventListener('htmx:beforeSwap', (event) => {
    opened = [...event.detail.target.querySelectorAll('details[id][open]')].map((details) => details.id)
  })
  document.addEventListener('htmx:afterSwap', (event) => {
    for (const details of event.detail.target.querySelectorAll('details[id]')) {
      if (opened.includes(details.id)) details.open = true
    }
  })
}
