// The script of every page. Each module improves what already works without it.
import "./modules/polyfills.js";
import { onContent } from "./modules/content.js";
import { prepareCharts } from "./modules/charts.js";
import { prepareColumns } from "./modules/columns.js";
import { startMenus } from "./modules/menus.js";
import { startNavigation } from "./modules/navigation.js";
import { preparePanelLinks, startPanel } from "./modules/panel.js";
import { startRequests } from "./modules/requests.js";
import { startShortcuts } from "./modules/shortcuts.js";
import { prepareDropZones } from "./modules/upload.js";

startNavigation();
startMenus();
startRequests();
startPanel();
startShortcuts();
onContent((root) => {
  preparePanelLinks(root);
  prepareColumns(root);
  prepareDropZones(root);
  prepareCharts(root);
});
