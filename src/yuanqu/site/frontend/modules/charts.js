// Fetches the chart script only when a page shows a chart. The table below the chart needs no script.

let loading = null;

function chartScript() {
  if (!loading) {
    loading = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = document.body.dataset.chartScript;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`chart script not loaded: ${script.src}`));
      document.head.append(script);
    });
  }
  return loading;
}

export function prepareCharts(root) {
  if (!root.querySelector("[data-chart]")) return;
  chartScript()
    .then(() => window.yuanquCharts.draw(root))
    .catch((problem) => console.error(problem)); // the open table stays: nothing is lost to the reader
}
