// title = ["一项任务的来龙去脉", "All about one task"]
// answers = [
//   "谁承担这项任务，目标值和结果是什么，怎样判定，哪份文件提到。",
//   "Who carries this task, its targets and results, its verdict, and the documents that name it.",
// ]
// [parameters.task]
// type = "name"
// kinds = ["Task"]
// required = true
// label = ["任务", "the task"]
// [columns]
// near = ["周围", "near", "any"]

// :param task => 'https://w3id.org/govkg/id/330105/task/区《政府工作报告》主要目标任务进展情况/2020/1'
MATCH near = (:Thing {iri: $task})-[]-(:Thing)
RETURN near
