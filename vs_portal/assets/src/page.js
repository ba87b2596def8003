// Small improvements that a page does without where scripts do not run: their buttons stand hidden in the markup.

export function enhancePrints (root) {
  for (const button of root.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}

export function enhanceCopies (root) {
  if (!navigator.clipboard) return
  for (const button of root.querySelectorAll('[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const source = document.getElementById(button.dataset.copy)
      await navigator.clipboard.writeText(source.textContent.trim())
      button.textContent = 'Copied'
    })
  }
}
