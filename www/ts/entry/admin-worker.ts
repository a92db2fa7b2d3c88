/** `debitor/admin/worker.js`: the script of the worker that `debitor/admin` starts. */
import '../admin/worker.js';
