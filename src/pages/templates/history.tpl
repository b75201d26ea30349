{{%AUTOESCAPE context="HTML"}}
{{#HISTORY}}
<section>
<h2>[[history.title]]</h2>
<ol class="history">
{{#CHANGE}}<li><span class="when">{{AT}}</span> <span class="who">{{WHO}}</span> <span class="what">{{CHANGED}}</span></li>
{{/CHANGE}}
</ol>
</section>
{{/HISTORY}}
