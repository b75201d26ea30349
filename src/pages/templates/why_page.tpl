{{%AUTOESCAPE context="HTML"}}
<h1>[[why.title]]</h1>
<h2 class="unseen">[[why.answer]]</h2>
{{#WHY}}[[>why]]{{/WHY}}
<div class="tools">{{#BACK}}<a class="button" href="{{BACK}}">[[common.back]]</a>{{/BACK}}[[>actions]]</div>
