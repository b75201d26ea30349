{{%AUTOESCAPE context="HTML"}}
<div class="sheet-page">
<h1>{{HEADING}}</h1>
{{#LEAD}}<p class="lead">{{LEAD}}</p>{{/LEAD}}
<div class="tools">[[>actions]]</div>
[[>empty]]
{{#SECTION}}
[[>sheet_section]]
{{/SECTION}}
[[>pager]]
</div>
{{#AFTER}}<div class="on-screen">[[>sheet_section]]</div>
{{/AFTER}}
